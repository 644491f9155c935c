from coach.catalogue.body_parts import body_part, muscles


def test_every_muscle_of_the_catalogue_is_a_part():
    assert {body_part(each)[0] for each in muscles()} == set(muscles())


def test_a_slip_is_told_from_another_word():
    assert body_part("hamstrngs") == ("hamstrngs", "hamstrings")
    assert body_part("right hamstrng")[1] == "right_hamstring"
    assert body_part("sternum")[1] is None
