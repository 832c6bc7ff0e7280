import hashlib

from dashboard.register.digest import register_digest


def test_one_file_has_the_sum_that_sha256sum_prints(tmp_path):
    file = tmp_path / "claims.yaml"
    file.write_bytes(b"abc")
    assert register_digest(file) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_folder_has_the_sum_of_its_listing(tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "b.yaml").write_bytes(b"b")
    (tmp_path / "a.yaml").write_bytes(b"a")
    listing = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in (("a.yaml", b"a"), ("claims/b.yaml", b"b"))
    )
    assert register_digest(tmp_path) == hashlib.sha256(listing.encode()).hexdigest()
