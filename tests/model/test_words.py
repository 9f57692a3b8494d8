"""Small things that many messages and pages rest on: near misses, ids, states, addresses."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import identifiers, instruments, near_miss, states, web_address
from generator.model.vocabulary import Kind, Likelihood, Term

# A machine that is busy with something else makes no test fail.
UNHURRIED = settings(deadline=None)

LETTERS = st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=6, max_size=30)
CHANGES = st.sampled_from(["leave out", "double", "swap", "replace", "capital"])


class TestNearMiss:
    @UNHURRIED
    @given(st.text(), st.lists(st.text()))
    def test_the_answer_is_a_candidate_or_nothing(self, word: str, candidates: list[str]) -> None:
        found = near_miss.nearest(word, candidates)
        assert found == "" or found in candidates
        said = near_miss.did_you_mean(word, candidates)
        assert said == "" or said.startswith("Did you mean “")

    @UNHURRIED
    @given(LETTERS, st.integers(0, 28), CHANGES)
    def test_one_wrong_letter_is_seen_through(self, meant: str, index: int, change: str) -> None:
        at = index % (len(meant) - 1)
        before, letter, behind = meant[:at], meant[at], meant[at + 1 :]
        typed = {
            "leave out": before + behind,
            "double": before + letter * 2 + behind,
            "swap": before + behind[0] + letter + behind[1:],
            "replace": before + "0" + behind,
            "capital": before + letter.upper() + behind,
        }[change]
        assert near_miss.did_you_mean(typed, ["0", meant]) == f"Did you mean “{meant}”? "

    def test_of_several_the_nearest_is_offered(self) -> None:
        known = ["un-report-2024", "un-report-2025", "us-report-2025"]
        assert near_miss.nearest("un-report-2052", known) == "un-report-2025"

    def test_what_is_far_off_is_not_offered(self) -> None:
        assert near_miss.did_you_mean("sanctions", ["drones", "meeting", ""]) == ""

    def test_a_very_long_word_takes_no_time(self) -> None:
        begun = time.perf_counter()
        near_miss.nearest("drone-" * 5_000, [f"drone-{number}" for number in range(2_000)])
        assert time.perf_counter() - begun < 5


class TestIdentifiers:
    @pytest.mark.parametrize("name", ["abc", "a-1", "un-report-2025", "a" * 64, "con-2", "nulls"])
    def test_good_ones(self, name: str) -> None:
        assert identifiers.is_identifier(name)

    @pytest.mark.parametrize(
        "name",
        [
            *("", "ab", "a" * 65, "1ab", "-ab", "ab-", "a--b", "a_b", "a.b", "a b", "Abc", "äbc"),
            *("abc\n", "con", "nul", "com1", "lpt9", "index", "assets", "search", "404", "page"),
        ],
    )
    def test_bad_ones(self, name: str) -> None:
        assert not identifiers.is_identifier(name)

    def test_a_source_may_begin_with_a_digit(self) -> None:
        assert identifiers.is_identifier("38north", of_source=True)
        assert not identifiers.is_identifier("404", of_source=True)

    @UNHURRIED
    @given(st.text(), st.booleans())
    def test_what_is_suggested_can_be_typed(self, name: str, of_source: bool) -> None:
        suggestion = identifiers.suggest_identifier(name, of_source=of_source)
        assert not suggestion or identifiers.is_identifier(suggestion, of_source=of_source)
        offered = f"“{suggestion}”" in identifiers.advice(name, of_source=of_source)
        assert offered == (suggestion not in ("", name))

    @UNHURRIED
    @given(st.from_regex(r"[a-z][a-z0-9]{2,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True))
    def test_capitals_and_spaces_are_mended(self, name: str) -> None:
        suggestion = identifiers.suggest_identifier(f" {name.upper().replace('-', '  ')}. ")
        assert suggestion == (name if name not in identifiers.RESERVED else "")


class TestStates:
    @pytest.mark.parametrize(
        ("code", "name"), [("kp", "North Korea"), ("kr", "South Korea"), ("va", "Vatican City")]
    )
    def test_codes_have_names(self, code: str, name: str) -> None:
        assert states.is_state(code)
        assert states.STATE_NAMES[code] == name

    @pytest.mark.parametrize("code", ["KP", "uk", "eu", "un", "xk", "zz", "", "kor", "k", "xa"])
    def test_what_is_no_state(self, code: str) -> None:
        assert not states.is_state(code)

    def test_there_are_as_many_as_iso_3166_1_has(self) -> None:
        assert len(states.STATE_NAMES) == 249

    @pytest.mark.parametrize(
        ("tag", "name"),
        [("ko", "Korean"), ("pt-BR", "Portuguese (Brazil)"), ("zz", "zz"), ("x-y-z-1", "x-y-z-1")],
    )
    def test_languages_have_names(self, tag: str, name: str) -> None:
        assert states.language_name(tag) == name

    @UNHURRIED
    @given(st.from_regex(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", fullmatch=True))
    def test_any_tag_that_may_be_typed_has_some_name(self, tag: str) -> None:
        assert states.language_name(tag)


class TestWebAddress:
    @pytest.mark.parametrize(
        "address",
        [
            "https://undocs.org/S/RES/1718(2006)",
            "http://example.org:8080/a?b=c&d=%20#e",
            "https://example.org/조선",
            "https://xn--p1ai.example/",
            "HTTPS://EXAMPLE.ORG",
            "https://[2001:db8::1]/",
        ],
    )
    def test_good_ones(self, address: str) -> None:
        assert web_address.fault_of(address) == ""

    @pytest.mark.parametrize(
        ("address", "words"),
        [
            ("www.example.org", "does not begin with https: or http:"),
            ("javascript:alert(1)", "does not begin with https: or http:"),
            ("ftp://example.org", "does not begin with https: or http:"),
            ("//example.org", "does not begin with https: or http:"),
            ("mailto:a@example.org", "does not begin with https: or http:"),
            ("https://example.org/a b", "holds a space"),
            ("https://example.org/<script>", "holds a space or another character"),
            ('https://example.org/"onclick=x', "holds a space or another character"),
            ("https://", "names no host"),
            ("https:///path", "names no host"),
            ("https://example.org:0/", "names no host"),
            ("https://paypal.com@evil.example/", "user name"),
            ("https://example.org:port/", "not a web address"),
            ("https://[::1", "not a web address"),
            ("", "does not begin with"),
        ],
    )
    def test_bad_ones(self, address: str, words: str) -> None:
        assert words in web_address.fault_of(address)

    @UNHURRIED
    @given(st.text() | st.text().map("https://{}".format))
    def test_any_text_is_judged(self, address: str) -> None:
        if web_address.fault_of(address) == "":
            assert address.lower().startswith(("https://", "http://"))
            assert web_address.host(address)

    def test_mail_addresses_where_they_are_allowed(self) -> None:
        assert web_address.fault_of("mailto:a@example.org", ("mailto",)) == ""
        assert web_address.fault_of("mailto:nobody", ("mailto",)) == "it names no mail address"

    @pytest.mark.parametrize(
        "address", ["https://www.Example.org/a", "http://example.org:80", "HTTPS://EXAMPLE.ORG"]
    )
    def test_the_host_is_compared_without_ornaments(self, address: str) -> None:
        assert web_address.host(address) == "example.org"


class TestInstruments:
    @pytest.mark.parametrize(
        ("instrument", "address"),
        [
            ("S/RES/1718 (2006)", "https://undocs.org/S/RES/1718(2006)"),
            ("A/RES/79/239", "https://undocs.org/A/RES/79/239"),
            ("32024R1689", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32024R1689"),
            (
                "CELEX 32024R1689",
                "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32024R1689",
            ),
            ("88 FR 75191", "https://www.federalregister.gov/citation/88-FR-75191"),
            ("15 CFR 744.23", "https://www.ecfr.gov/current/title-15/section-744.23"),
        ],
    )
    def test_known_schemes_are_linked(self, instrument: str, address: str) -> None:
        assert instruments.canonical_address(instrument) == address
        assert web_address.fault_of(address) == ""

    @pytest.mark.parametrize("instrument", ["", "Act No. 21588", "S/RES/", "s/res/1718", "88 FR"])
    def test_others_are_not(self, instrument: str) -> None:
        assert instruments.canonical_address(instrument) == ""


class TestVocabulary:
    @pytest.mark.parametrize("vocabulary", [one for one in Term.__subclasses__() if len(one)])
    def test_every_word_has_a_label_and_can_be_typed(self, vocabulary: type[Term]) -> None:
        for term in vocabulary:
            assert term.label
            assert str(term) == term.value
            assert vocabulary(term.value) is term
            assert set(term.value) <= set("abcdefghijklmnopqrstuvwxyz_ABCDEF123456")

    def test_likelihoods_are_those_of_icd_203(self) -> None:
        assert [term.label for term in Likelihood] == [
            "almost no chance",
            "very unlikely",
            "unlikely",
            "roughly even chance",
            "likely",
            "very likely",
            "almost certain",
        ]

    def test_kinds_are_folders(self) -> None:
        assert [kind.singular for kind in Kind] == [
            "event", "statement", "response", "source", "actor", "briefing", "topic",
        ]  # fmt: skip
        assert Kind.RESPONSE.label == "Regulatory response"
