"""The hedge lexicon: its data hold together, and negation follows the rule that the module states."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dashboard.register.lexicon import FILE, NO_HEDGE, Lexicon, Reading, lexicon

DATA = yaml.safe_load(FILE.read_text(encoding="utf-8"))
ENTRIES = {entry["phrase"]: entry for entry in DATA["phrases"]}
WORDS = lexicon()
LISTED = [phrase for entry in DATA["phrases"] for phrase in (entry["phrase"], *entry.get("also", ()))]
READINGS = [(phrase, name, reading) for phrase, given in WORDS.readings.items() for name, reading in given.items()]
NUMBERS = [(phrase, name, reading) for phrase, name, reading in READINGS if not reading.no_number]

# Phrases without a negation, save those that a negation turns into another entry: "probably not", "cannot".
OWN = {phrase.replace("cannot", "can not") for phrase in LISTED}
AFFIRMED = [phrase for phrase in LISTED if "not" not in phrase and f"{phrase} not" not in OWN]

# The hedges of the register, as its readers wrote them down.
SPOKEN = """
    As far as I understand | as I see it | we assume | I believe | it seems | It seems to me | seems | apparently
    will | is to be | are scheduled | scheduled | scheduled for | expected to | rather | probably | Obviously | obvious
    of course | may | might | could | can | maybe even | Perhaps | Possible | possibility | potential | Not I exclude
    is not a guarantee that the parties will not | does not mean that the presidents will not need to | unlikely
    not likely | doubt | do not believe | should be taken with a pinch of salt | There is no way | agreed | have agreed
    intends to | intention | will try | Hopefully | is in no hurry | some anxiety | practically
"""
HEDGES = [hedge.strip() for line in SPOKEN.strip().splitlines() for hedge in line.split("|")]


def bounds(reading: Reading) -> tuple[float | None, float | None, float | None]:
    return reading.low, reading.high, reading.point


def read(hedge: str | None, profile: str | None = None) -> tuple[float | None, float | None, float | None]:
    return bounds(WORDS.reading(hedge, profile))


# --- the data -----------------------------------------------------------------------------------------------------


def test_there_are_phrases_and_the_four_profiles():
    assert len(ENTRIES) > 30
    assert list(WORDS.profiles) == ["readers", "icd-203", "phia", "kent"]
    assert WORDS.default == "readers"


@pytest.mark.parametrize("name", WORDS.profiles)
def test_profiles_are_labelled_described_and_cite_their_sources(name):
    assert WORDS.profiles[name]["label"]
    assert WORDS.profiles[name]["description"]
    sources = {reading.source for _, profile, reading in NUMBERS if profile == name}
    assert sources
    assert sources <= set(WORDS.citations)


@pytest.mark.parametrize(("phrase", "name", "reading"), NUMBERS)
def test_numbers_are_ordered_within_the_scale_and_say_how_they_are_known(phrase, name, reading):
    low, high, point = bounds(reading)
    assert 0.01 <= low <= high <= 0.99
    assert point is None or low <= point <= high
    assert reading.basis in {"measured", "official", "proxy", "assumed"}
    assert (reading.basis == "official") == (name != WORDS.default)
    assert (reading.basis in {"measured", "proxy"}) == (reading.n is not None)
    assert reading.profile == name
    assert reading.phrase == phrase


@pytest.mark.parametrize(("phrase", "name", "reading"), NUMBERS)
def test_what_no_survey_asked_and_what_an_office_decreed_has_a_note(phrase, name, reading):
    assert reading.basis == "measured" or reading.note


@pytest.mark.parametrize(
    ("phrase", "name", "reading"), [item for item in NUMBERS if item[1] in {"icd-203", "phia"} and item[2].low > 0.01]
)
def test_the_point_of_an_official_band_is_its_middle(phrase, name, reading):
    top = 1 if name == "phia" and reading.high == 0.99 else reading.high
    assert reading.point == pytest.approx((reading.low + top) / 2)
    assert "middle of the official band" in reading.note


def test_every_phrase_is_read_by_the_default_profile():
    assert all(WORDS.default in given for given in WORDS.readings.values())


def test_no_phrase_stands_twice():
    folded = [phrase.casefold() for phrase in LISTED]
    assert sorted(folded) == sorted(set(folded))
    assert len(WORDS.canonical) == len(LISTED)


def test_entries_have_known_keys_only():
    known = {"phrase", "also", "note", "denied", "no_number", *WORDS.profiles}
    for entry in DATA["phrases"]:
        assert set(entry) <= known
        assert ("no_number" in entry) != (WORDS.default in entry)
        assert entry.get("denied", "opposite") == "opposite"


@pytest.mark.parametrize("phrase", LISTED)
def test_a_listed_phrase_means_what_the_file_says(phrase):
    entry = next(entry for entry in DATA["phrases"] if phrase in (entry["phrase"], *entry.get("also", ())))
    reading = WORDS.reading(phrase)
    assert reading.phrase == entry["phrase"]
    stated = entry.get(WORDS.default, {})
    assert bounds(reading) == tuple(stated.get(key) for key in ("low", "high", "point"))


# --- worked by hand -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hedge", "profile", "expected"),
    [
        ("likely", None, (0.60, 0.85, 0.75)),  # CAPphrase, P10, P90, median
        ("will", None, (0.95, 0.99, 0.99)),  # P90 and median are 1.00, held at 0.99
        ("might", None, (0.15, 0.60, 0.40)),
        ("may", None, (0.20, 0.60, 0.40)),
        ("we believe", None, (0.60, 0.95, 0.75)),  # Fagen-Ulmschneider
        ("about even", None, (0.50, 0.50, 0.50)),
        ("likely", "icd-203", (0.55, 0.80, 0.675)),
        ("likely", "phia", (0.55, 0.75, 0.65)),
        ("probable", "kent", (0.63, 0.87, 0.75)),  # 75 ± 12
        ("almost certain", "kent", (0.87, 0.99, 0.93)),  # 93 ± 6
        ("probably not", "kent", (0.20, 0.40, 0.30)),  # 30 ± 10
        ("realistic possibility", "phia", (0.40, 0.50, 0.45)),
        ("unlikely", "icd-203", (0.20, 0.45, 0.325)),
    ],
)
def test_readings(hedge, profile, expected):
    assert read(hedge, profile) == expected


def test_no_hedge_is_read_as_will():
    assert WORDS.reading(None) == WORDS.reading(NO_HEDGE)
    assert read(None) == read("will")


@pytest.mark.parametrize(
    ("hedge", "expected"),
    [
        ("not likely", (0.15, 0.40, 0.25)),  # 1 - 0.85, 1 - 0.60, 1 - 0.75
        ("is not likely to", (0.15, 0.40, 0.25)),
        ("it is likely not to", (0.15, 0.40, 0.25)),
        ("will not", (0.01, 0.05, 0.01)),
        ("will never", (0.01, 0.05, 0.01)),
        ("is not going to", (0.01, 0.05, 0.01)),
        ("may not", (0.40, 0.80, 0.60)),
        ("perhaps not", (0.40, 0.85, 0.60)),
        ("certainly not", (0.01, 0.05, 0.01)),
        ("does not think", (0.05, 0.40, 0.25)),
        ("expected not to", (0.05, 0.40, 0.25)),
    ],
)
def test_negations_mirror(hedge, expected):
    reading = WORDS.reading(hedge)
    assert bounds(reading) == pytest.approx(expected)
    assert reading.basis == "assumed"
    assert reading.note.startswith("Mirror of")


@pytest.mark.parametrize(
    ("hedge", "phrase"),
    [
        ("not unlikely", "not unlikely"),
        ("is not improbable", "not unlikely"),
        ("not impossible", "do not exclude"),
        ("I do not exclude", "do not exclude"),
        ("it cannot be ruled out that", "do not exclude"),
        ("we don’t rule out", "do not exclude"),
        ("do not believe", "do not believe"),
        ("I don't believe", "do not believe"),
        ("do not expect", "do not believe"),
        ("is not expected to", "do not believe"),
        ("probably not", "probably not"),
        ("could not", "rules out"),
        ("can't", "rules out"),
        ("not possible", "rules out"),
    ],
)
def test_negations_that_are_phrases_of_their_own(hedge, phrase):
    assert WORDS.reading(hedge).phrase == phrase


def test_a_listed_negation_outranks_the_rule_however_it_is_framed():
    readings = {phrase: {"readers": Reading(phrase, 0.6, 0.8)} for phrase in ("it is so", "not so")}
    canonical = {phrase: phrase for phrase in readings}
    words = Lexicon("readers", {}, {}, readings, canonical, deniable=frozenset({"it is so"}))
    assert words.reading("it is not so").phrase == "not so"


def test_not_unlikely_is_weaker_than_likely():
    not_unlikely, likely, mirror = (
        WORDS.reading("not unlikely"),
        WORDS.reading("likely"),
        WORDS.reading("unlikely").mirrored(),
    )
    assert not_unlikely.low < likely.low < mirror.low
    assert not_unlikely.high <= likely.high < mirror.high


@pytest.mark.parametrize("hedge", ["not certain", "not highly likely", "not almost certain", "isn't certain to"])
def test_the_denial_of_an_extreme_word_is_unknown(hedge):
    assert not WORDS.knows(hedge)
    with pytest.raises(LookupError, match="no phrase in the lexicon"):
        WORDS.reading(hedge)


def test_two_negations_cancel_out():
    assert WORDS.reading("not not likely") is WORDS.reading("likely")
    assert WORDS.reading("probable") is WORDS.reading("not probably not")


def test_denied_intent_is_still_no_likelihood():
    assert WORDS.reading("does not plan to") == WORDS.reading("plans to")
    assert read("hopes not to") == (None, None, None)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("WON’T", "will not"),
        ("isn't likely", "is not likely"),
        ("can not", "cannot"),
        ("doesn‘t  exclude", "does not exclude"),
        ("  Highly\u00a0\n likely, ", "highly likely"),
        ("“perhaps”", "perhaps"),
        ("50–50", "50-50"),
    ],
)
def test_typography_case_and_space_make_no_difference(written, plain):
    assert WORDS.reading(written) == WORDS.reading(plain)


# --- profiles -------------------------------------------------------------------------------------------------------


def test_a_silent_profile_falls_back_on_the_default_and_says_so():
    reading = WORDS.reading("may", "icd-203")
    assert reading == WORDS.reading("may")
    assert reading.profile == "readers"
    assert WORDS.reading("likely", "icd-203").profile == "icd-203"


def test_a_mirror_keeps_to_its_profile():
    assert read("not likely", "icd-203") == pytest.approx((0.20, 0.45, 0.325))  # as ICD 203 has it for "unlikely"
    assert WORDS.reading("not likely", "icd-203").profile == "icd-203"


def test_kent_gives_possible_no_number():
    reading = WORDS.reading("possible", "kent")
    assert bounds(reading) == (None, None, None)
    assert reading.no_number
    assert reading.source in WORDS.citations
    assert WORDS.reading("possible").low is not None


@pytest.mark.parametrize("hedge", ["", " ", "not", "do not", "banana", "not banana", "is", "to be", "not not"])
def test_an_unknown_hedge_is_refused(hedge):
    assert not WORDS.knows(hedge)
    with pytest.raises(LookupError, match="no phrase in the lexicon"):
        WORDS.reading(hedge)


def test_an_unknown_profile_is_refused_by_name():
    with pytest.raises(LookupError, match=r"no lexicon profile 'tetlock'; there are readers, icd-203, phia, kent"):
        WORDS.reading("likely", "tetlock")


def test_degrees_and_feelings_are_no_likelihood():
    for hedge in ("practically", "some anxiety", "is in no hurry", "Hopefully", "intention", "have agreed", "will try"):
        assert WORDS.reading(hedge).no_number
        assert read(hedge) == (None, None, None)


@pytest.mark.parametrize("hedge", HEDGES)
def test_the_register_s_hedges_are_known_under_every_profile(hedge):
    assert len(HEDGES) > 40
    for profile in WORDS.profiles:
        low, high, _ = read(hedge, profile)
        assert (low is None) == (high is None) == bool(WORDS.reading(hedge, profile).no_number)


# --- the rule, at large ---------------------------------------------------------------------------------------------


@given(item=st.sampled_from(READINGS))
def test_the_mirror_of_a_mirror_is_the_original(item):
    reading = item[2]
    assert reading.mirrored().mirrored() is reading


@given(item=st.sampled_from(NUMBERS))
def test_opposites_add_up_to_one(item):
    reading, mirror = item[2], item[2].mirrored()
    assert reading.low + mirror.high == pytest.approx(1)
    assert reading.high + mirror.low == pytest.approx(1)
    assert 0.01 <= mirror.low <= mirror.high <= 0.99
    if reading.point is None:
        assert mirror.point is None
    else:
        assert reading.point + mirror.point == pytest.approx(1)
        assert mirror.low <= mirror.point <= mirror.high


@given(phrase=st.sampled_from(AFFIRMED), times=st.integers(0, 6), profile=st.sampled_from(list(WORDS.profiles)))
def test_negations_behind_the_hedge_mirror_by_turns(phrase, times, profile):
    plain = WORDS.reading(phrase, profile)
    found = WORDS.reading(phrase + " not" * times, profile)
    assert found == (plain.mirrored() if times % 2 else plain)


@given(
    phrase=st.sampled_from([phrase for phrase in AFFIRMED if phrase != "never"]),  # "not never" is two negations
    negation=st.sampled_from(["not", "never", "do not", "doesn't", "didn’t"]),
)
def test_a_negation_before_the_hedge_mirrors_only_where_the_file_says_so(phrase, negation):
    hedge = f"{negation} {phrase}"
    plain = WORDS.reading(phrase)
    if plain.phrase in WORDS.deniable:
        found = WORDS.reading(hedge)
        assert found == plain.mirrored() or found.phrase in ENTRIES
    else:
        assert not WORDS.knows(hedge) or WORDS.reading(hedge).phrase in ENTRIES


@given(
    phrase=st.sampled_from(LISTED),
    case=st.sampled_from([str.upper, str.title, str.lower]),
    space=st.sampled_from([" ", "  ", "\n", "\u00a0", "\t "]),
    apostrophe=st.sampled_from("'’‘ʼ"),
)
def test_any_listed_phrase_survives_its_typography(phrase, case, space, apostrophe):
    written = space + case(phrase).replace(" ", space).replace("'", apostrophe) + space
    assert WORDS.reading(written) is WORDS.reading(phrase)


@given(st.text(max_size=60) | st.lists(st.sampled_from(["not", "is", "likely", "do", "to", "i"])).map(" ".join))
def test_any_text_is_either_known_or_refused(text):
    if WORDS.knows(text):
        assert isinstance(WORDS.reading(text), Reading)
    else:
        with pytest.raises(LookupError):
            WORDS.reading(text)


@given(text=st.text(alphabet="abcdefghijklm ", min_size=1))
def test_an_empty_lexicon_knows_nothing(text):
    assert not Lexicon("readers", {}, {}, {}, {}).knows(text)
