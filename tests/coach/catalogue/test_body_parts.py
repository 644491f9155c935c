from coach.catalogue.body_parts import body_part, muscles, without_side


def test_every_muscle_of_the_catalogue_is_a_part():
    assert {body_part(each)[0] for each in muscles()} == set(muscles())


def test_a_part_of_one_side_is_known_to_exercises_without_it():
    assert without_side("left_shoulder") == "shoulders"
    assert without_side("right_knee") == "knee"
    assert without_side("lower_back") == "lower_back"
    assert without_side("left") == "left"


def test_a_slip_is_told_from_another_word():
    assert body_part("hamstrngs") == ("hamstrngs", "hamstrings")
    assert body_part("right hamstrng")[1] == "right_hamstring"
    assert body_part("sternum")[1] is None
