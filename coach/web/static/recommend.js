// The exercise to do next, as coach/recommend/rank.py works it out.
//
// `rank(parameters, state)` takes the JSON that coach learned and today as it stands,
// and gives [{exercise, score}], the best first. Sums run in the same order as in
// Python: in another order they come out a little different, and ties would part.

const FADES = 0.95, FADES_FAST = 0.8, FADES_SLOWLY = 0.97, FADES_BY_TITLE = 0.9;
const FURTHER_BACK = 0.7, FINE = 1000, ROUNDED = 1e12;
const PLAN_HOLDS = 0.6, PLAN_HOLDS_LATER = 0.15, PREFERRED = 0.5, LIKE_SKIPPED = 0.5;
const NOT_AGAIN = 5, SELDOM = 0.05;
const COMPONENTS = [
  "follows", "lately", "follows_two", "template", "together", "rotation",
  "rotation_two", "often", "recent", "place", "weekday", "title", "done", "returns",
  "ridge", "neglected",
];
const AS_THEY_ARE = new Set(["done", "ridge", "neglected"]);

export function rank(parameters, state) {
  const named = unique([
    ...state.done, ...state.planned, ...state.skipped, ...[...state.preferred].sort(byCode),
  ]);
  const names = unique([...parameters.exercises, ...named]);
  const numbers = new Map(names.map((name, number) => [name, number]));
  const traits = (name) => own(parameters.traits, name) ?? own(state.traits, name);
  const muscles = (name) => own(parameters.muscles, name) ?? own(state.muscles, name);
  const sessions = parameters.sessions.map(([day, title, order]) => past(day, title, order));
  const done = state.done.map((name) => numbers.get(name));

  const aim = foretold(parameters.ridge, today(state.done.map(traits), traits(names[0])));
  const missing = neglected(parameters.usual, state.hard_sets);
  const columns = {
    ...background(sessions, names.length, weekday(state.day), state.title),
    ...unfolding(sessions, names.length, done),
    ridge: names.map((name) => likeness(aim, traits(name))),
    neglected: names.map((name) => needed(muscles(name), missing)),
  };

  const titled = state.title && sessions.some((each) => each.title === state.title);
  const kind = (done.length ? "next" : "first") + (titled ? "_titled" : "");
  const odds = logOdds(columns, parameters.weights[kind], names.length);
  const barred = new Set(state.barred), preferred = new Set(state.preferred);
  const wish = (name) => {
    let added = 0;
    if (preferred.has(name)) added += PREFERRED;
    if (!state.done.includes(name)) {
      let best = 0;
      for (const each of state.skipped) {
        const alike = likeness(traits(each), traits(name));
        if (alike > best) best = alike;
      }
      added += LIKE_SKIPPED * best;
    }
    return added;
  };
  const open = names.filter((name) => !barred.has(name));
  const wished = open.map((name) => {
    const number = numbers.get(name);
    const again = columns.done[number] === 0 || columns.returns[number] > SELDOM;
    return odds[number] + wish(name) - (again ? 0 : NOT_AGAIN);
  });
  return withPlan(open, probabilities(wished), state)
    .sort((one, other) => other.score - one.score || byCode(one.exercise, other.exercise));
}

// An exercise may have any name, "constructor" too.
const own = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);
const unique = (names) => [...new Set(names)];
const zeros = (width) => new Array(width).fill(0);
const shares = (column, whole) => (whole > 0 ? column.map((each) => each / whole) : column);
const eachShare = (column, wholes) =>
  column.map((each, at) => (wholes[at] > 0 ? each / wholes[at] : 0));

// As Python orders text: by code points, where JavaScript compares UTF-16 units.
function byCode(one, other) {
  const these = [...one], those = [...other];
  for (let at = 0; at < Math.min(these.length, those.length); at += 1) {
    const apart = these[at].codePointAt(0) - those[at].codePointAt(0);
    if (apart) return apart;
  }
  return these.length - those.length;
}

const weekday = (day) => new Date(`${day}T00:00:00Z`).getUTCDay();

function past(day, title, order) {
  const places = new Map();
  order.forEach((each, place) => {
    if (!places.has(each)) places.set(each, place);
  });
  const again = order.filter((each, place) => places.get(each) !== place);
  return { weekday: weekday(day), title, order, places, again };
}

function background(sessions, width, day, title) {
  const often = zeros(width), onDay = zeros(width), titled = zeros(width);
  const recent = zeros(width);
  let fades = 1, slowly = 1, byTitle = 1, sameTitle = 0, allOften = 0, allOnDay = 0;
  for (let age = 0; age < sessions.length; age += 1) {
    const session = sessions[sessions.length - 1 - age];
    const sameDay = session.weekday === day;
    const entitled = title !== "" && session.title === title;
    for (const each of session.places.keys()) {
      often[each] += fades;
      allOften += fades;
      if (recent[each] === 0) recent[each] = 1 / (age + 1);
      if (sameDay) {
        onDay[each] += slowly;
        allOnDay += slowly;
      }
      if (entitled) titled[each] += byTitle;
    }
    if (entitled) {
      sameTitle += byTitle;
      byTitle *= FADES_BY_TITLE;
    }
    fades *= FADES;
    slowly *= FADES_SLOWLY;
  }
  return {
    often: shares(often, allOften),
    recent,
    weekday: shares(onDay, allOnDay),
    title: shares(titled, sameTitle),
    ...rotations(sessions, width),
  };
}

function rotations(sessions, width) {
  const one = zeros(width), two = zeros(width), last = sessions.length - 1;
  let allOne = 0, allTwo = 0, fades = 1;
  for (let at = last; at > 0; at -= 1) {
    const first = overlap(sessions[at - 1], sessions[last]);
    const weight = first * first * fades;
    allOne += weight;
    let weightTwo = 0;
    if (at > 1) {
      const both = (first + overlap(sessions[at - 2], sessions[last - 1])) / 2;
      weightTwo = both * both * fades;
      allTwo += weightTwo;
    }
    for (const each of sessions[at].places.keys()) {
      one[each] += weight;
      two[each] += weightTwo;
    }
    fades *= FADES_SLOWLY;
  }
  return { rotation: shares(one, allOne), rotation_two: shares(two, allTwo) };
}

function overlap(one, other) {
  let shared = 0;
  for (const each of one.places.keys()) shared += other.places.has(each) ? 1 : 0;
  const whole = one.places.size + other.places.size - shared;
  return whole ? shared / whole : 0;
}

function unfolding(sessions, width, done) {
  const columns = {}, wholes = {};
  for (const name of ["follows", "lately", "follows_two", "template", "together"]) {
    columns[name] = zeros(width);
    wholes[name] = 0;
  }
  const place = zeros(width), returns = zeros(width), met = zeros(width);
  const todays = weigh(done), here = done.length;
  let fades = 1, fast = 1, slowly = 1;
  for (let back = sessions.length - 1; back >= 0; back -= 1) {
    const session = sessions[back];
    followed(session, done, columns, wholes, fades, fast, slowly);
    alike(session, done, todays, slowly, columns, wholes);
    for (const each of session.places.keys()) met[each] += slowly;
    const there = session.order[here];
    if (there !== undefined && session.places.get(there) === here) place[there] += slowly;
    for (const each of session.again) returns[each] += slowly;
    fades *= FADES;
    fast *= FADES_FAST;
    slowly *= FADES_SLOWLY;
  }
  const found = {}, today = new Set(done);
  for (const name of Object.keys(columns)) found[name] = shares(columns[name], wholes[name]);
  found.place = eachShare(place, met);
  found.done = met.map((_, each) => (today.has(each) ? 1 : 0));
  found.returns = eachShare(returns, met).map((share, each) => (today.has(each) ? share : 0));
  return found;
}

function weigh(done) {
  const weights = new Map();
  let weight = 1;
  for (const each of [...new Set(done)].reverse()) {
    weights.set(each, weight);
    weight *= FURTHER_BACK;
  }
  return weights;
}

function followed(session, done, columns, wholes, fades, fast, slowly) {
  const last = done.length ? done[done.length - 1] : -1;
  const beforeLast = done.length > 1 ? done[done.length - 2] : -1;
  let one = -1, two = -1;
  for (const each of session.order) {
    if (one === last) {
      columns.follows[each] += fades;
      wholes.follows += fades;
      columns.lately[each] += fast;
      wholes.lately += fast;
      if (done.length && two === beforeLast) {
        columns.follows_two[each] += slowly;
        wholes.follows_two += slowly;
      }
    }
    two = one;
    one = each;
  }
}

function alike(session, done, todays, slowly, columns, wholes) {
  let shared = 0, whole = 0;
  for (const [each, weight] of todays) {
    whole += weight;
    if (session.places.has(each)) shared += weight;
  }
  const share = done.length ? shared / whole : 1;
  if (share === 0) return;
  const weight = share * share * slowly;
  wholes.template += weight;
  wholes.together += weight;
  const at = done.length ? session.places.get(done[done.length - 1]) : -1;
  for (const [each, place] of session.places) {
    columns.together[each] += weight;
    if (at !== undefined && place === at + 1) columns.template[each] += weight;
  }
}

function today(done, pattern) {
  const width = pattern ? pattern.length : 0;
  if (!done.length) return [1, 1, ...zeros(width), ...zeros(width)];
  const means = zeros(width).map((_, number) => {
    let whole = 0;
    for (const each of done) whole += each[number];
    return whole / done.length;
  });
  return [1, 0, ...done[done.length - 1], ...means];
}

function foretold(ridge, features) {
  if (!ridge.length) return zeros((features.length - 2) / 2);
  return ridge[0].map((_, number) => {
    let whole = 0;
    features.forEach((feature, at) => {
      whole += feature * ridge[at][number];
    });
    return whole;
  });
}

function likeness(one, other) {
  let product = 0, oneSquare = 0, otherSquare = 0;
  one.forEach((each, at) => {
    product += each * other[at];
    oneSquare += each * each;
    otherSquare += other[at] * other[at];
  });
  const whole = Math.sqrt(oneSquare * otherSquare);
  return whole > 0 ? product / whole : 0;
}

function neglected(usual, lately) {
  const missing = {};
  for (const [muscle, sets] of Object.entries(usual)) {
    if (sets > 0) missing[muscle] = Math.max(0, 1 - (lately[muscle] ?? 0) / sets);
  }
  return missing;
}

function needed(counts, missing) {
  let whole = 0, all = 0;
  for (const [muscle, share] of Object.entries(counts)) {
    whole += share * (missing[muscle] ?? 0);
    all += share;
  }
  return all > 0 ? whole / all : 0;
}

function logOdds(columns, weights, width) {
  const whole = zeros(width);
  COMPONENTS.forEach((name, at) => {
    if (weights[at] === 0) return;
    columns[name].forEach((value, number) => {
      whole[number] += weights[at] * (AS_THEY_ARE.has(name) ? value : Math.log(1 + FINE * value));
    });
  });
  return whole;
}

function probabilities(odds) {
  const highest = odds.reduce((one, other) => Math.max(one, other), -Infinity);
  const raised = odds.map((each) => Math.exp(each - highest));
  let whole = 0;
  for (const each of raised) whole += each;
  return raised.map((each) => each / whole);
}

function withPlan(names, habit, state) {
  const left = unique(state.planned).filter(
    (name) => names.includes(name) && !state.done.includes(name),
  );
  const today = !state.planned_on || state.planned_on === state.day;
  const holds = left.length ? (today ? PLAN_HOLDS : PLAN_HOLDS_LATER) : 0;
  return names.map((exercise, at) => {
    let plan = left.includes(exercise) ? 0.5 / left.length : 0;
    if (left.length && exercise === left[0]) plan += 0.5;
    const mixed = (1 - holds) * habit[at] + holds * plan;
    return { exercise, score: Math.floor(mixed * ROUNDED + 0.5) / ROUNDED };
  });
}
