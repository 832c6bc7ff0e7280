import pytest

from dashboard.register.settings import BRANCH_VARIABLE, REPOSITORY_VARIABLE, Repository, repository


@pytest.fixture
def configured(monkeypatch):
    def configure(address=None, branch=None):
        for name, value in ((REPOSITORY_VARIABLE, address), (BRANCH_VARIABLE, branch)):
            monkeypatch.delenv(name, raising=False)
            if value is not None:
                monkeypatch.setenv(name, value)
        return repository()

    return configure


@pytest.mark.parametrize("address", [None, "", " ", "owner/name", "javascript:alert(1)", "file:///etc", "https://"])
def test_without_a_web_address_there_is_no_repository(configured, address):
    assert configured(address) is None


def test_the_branch_is_main_unless_named(configured):
    assert configured("https://github.com/owner/name/") == Repository("https://github.com/owner/name", "main")
    assert configured("https://github.com/owner/name", "draft") == Repository("https://github.com/owner/name", "draft")


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (("claims.yaml", 118, 140), "https://e.org/r/blob/main/claims.yaml?plain=1#L118-L140"),
        (("claims.yaml", 7, 7), "https://e.org/r/blob/main/claims.yaml?plain=1#L7"),
        (("claims/on war.yaml", 1, 2), "https://e.org/r/blob/main/claims/on%20war.yaml?plain=1#L1-L2"),
    ],
)
def test_lines_have_an_address(place, address):
    assert Repository("https://e.org/r").lines(*place) == address


def test_a_branch_is_encoded():
    assert (
        Repository("https://e.org/r", "fix/a b")
        .lines("claims.yaml", 1, 1)
        .startswith("https://e.org/r/blob/fix/a%20b/")
    )
