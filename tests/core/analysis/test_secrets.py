"""What must not get into a rule, and what must not be taken for it. All keys here are made up."""

import pytest

from hotwash.core.analysis.secrets import Secret, found_secrets
from support.growth import is_linear

# Joined at run time, so that scanners of this repository have nothing to find.
KEYS = {
    "aws-access-key": ["AKIA" + "IOSFODNN7EXAMPLE", "ASIA" + "Z" * 16, "AROA" + "1234567890ABCDEF"],
    "github-token": ["ghp_" + "a1" * 18, "gho_" + "B2" * 18, "ghs_" + "c3" * 10],
    "github-fine-grained-token": ["github_pat_" + "11ABC" * 6, "github_pat_" + "x9" * 20, "github_pat_" + "Q" * 30],
    "gitlab-token": ["glpat-" + "x" * 20, "gldt-" + "A9" * 10, "glrt-" + "z-" * 10],
    "slack-token": ["xoxb-" + "123456789012-abc", "xoxp-" + "a" * 20, "xoxs-" + "1-2-3-4-5-6"],
    "slack-webhook": [
        "hooks.slack.com/services/" + "T00000000/B00000000/" + "x" * 24,
        "https://hooks.slack.com/services/" + "TABCDEFGH/BABCDEFGH/" + "y" * 24,
        "hooks.slack.com/services/" + "T12345678/B12345678/" + "Z9" * 12,
    ],
    "stripe-key": ["sk_" + "live_" + "a" * 24, "rk_" + "test_" + "B" * 20, "sk_" + "test_" + "9" * 16],
    "model-provider-key": ["sk-" + "ant-" + "a" * 24, "sk-" + "proj-" + "b" * 24, "sk-" + "c" * 32],
    "google-api-key": ["AIza" + "S" * 35, "AIza" + "a1_-" * 9, "AIza" + "9" * 32],
    "npm-token": ["npm_" + "a" * 36, "npm_" + "B3" * 18, "npm_" + "9" * 30],
    "pypi-token": ["pypi-" + "Ag" * 30, "pypi-" + "x" * 60, "pypi-" + "A_-" * 20],
    "sendgrid-key": [
        "SG." + "a" * 22 + "." + "b" * 43,
        "SG." + "A1" * 10 + "." + "z" * 30,
        "SG." + "x" * 16 + "." + "y" * 20,
    ],
    "vault-token": ["hvs." + "a" * 24, "hvb." + "B" * 30, "hvs." + "x1-_" * 8],
    "digitalocean-token": ["dop_v1_" + "a0" * 32, "doo_v1_" + "f" * 64, "dor_v1_" + "1" * 40],
    "telegram-bot-token": ["123456789:" + "A" * 35, "9876543210:" + "b_" * 17 + "c", "12345678:" + "x" * 35],
    "jwt": [
        "eyJ" + "hbGciOi.eyJzdWIi.abc",
        "eyJ" + "a" * 20 + "." + "b" * 30 + "." + "c" * 43,
        "eyJ" + "0eXAi.aGVsbG8.x_-",
    ],
    "private-key": [
        "-----BEGIN " + "PRIVATE KEY-----",
        "-----BEGIN RSA " + "PRIVATE KEY-----",
        "-----BEGIN OPENSSH " + "PRIVATE KEY-----",
    ],
    "url-with-password": [
        "postgres://app:" + "hunter2@db/x",
        "https://me:" + "secret@host.tld/",
        "redis://u:" + "p%40ss@cache:6379",
    ],
    "authorization-header": [
        "Bearer " + "abcdef123456",
        "Basic " + "dXNlcjpwYXNz",
        "bearer ".title() + "a.b-c_d~e+f/g=",
    ],
    "assigned-secret": [
        "DB_PASSWORD=" + "hunter2",
        'api_key: "' + 'a8f5f167f44f4964e6c9"',
        "client-secret=" + "s3cr3t!",
    ],
}
NAMES = {
    "account-id": ["arn:aws:iam::123456789012:role/deploy", "account 123456789012 only", "in 000011112222"],
    "subscription-id": [
        "8b1a9953-c461-4296-a827-abf8c47804d7",
        "id 00000000-0000-0000-0000-000000000000",
        "(AB12CD34-1111-2222-3333-444455556666)",
    ],
    "ip-address": ["10.0.12.7", "from 192.168.1.20 on", "8.8.8.8"],
    "host-name": ["db-1.prod.internal", "payments.cluster-x.eu-central-1.rds.amazonaws.com", "ip-10-0-0-1"],
    "mail-address": ["alice@example.com", "ops-team+pager@corp.example.org", "(bob@example.co)"],
}
HARMLESS = (
    "Always set resource requests and limits on every container.",
    "Run helm diff upgrade before every helm upgrade.",
    "Rotate the token when it expires",
    "Token: expired again",
    "The password policy asks for 12 characters",
    "Pass --context to every kubectl call",
    "Use `password=${DB_PASSWORD}` in templates",
    "Set token=<your-token> in the example",
    "api_key=xxxx is a placeholder",
    "Set VFM_THRESHOLD=70 in CLAUDE.md",
    "Listen on 127.0.0.1 only, never on 0.0.0.0",
    "Pin version 1.35.2 of the chart",
    "Wait 300 s before retrying the job 12 times",
    "Commit 389b325 broke it, d56ccfc fixed it",
    "Keep the rule in .github/copilot-instructions.md",
    "Prefer `rg` over `grep -r`",
    "Call now() through the clock",
    "Never skip the test test_a_person_would_group_the_logbook_the_same_way",
    "Read services/edge/memory/working-buffer.md first",
    "secret: rotation is due",
)


def names(text: str) -> set[str]:
    return {secret.name for secret in found_secrets(text)}


@pytest.mark.parametrize(("name", "sample"), [(name, sample) for name, samples in KEYS.items() for sample in samples])
def test_keys_are_found_and_block(name: str, sample: str) -> None:
    found = found_secrets(f"Set it to {sample} in the pipeline")
    assert any(secret.blocks for secret in found)
    assert name in {secret.name for secret in found}


@pytest.mark.parametrize(("name", "sample"), [(name, sample) for name, samples in NAMES.items() for sample in samples])
def test_hosts_accounts_and_people_are_named_but_do_not_block(name: str, sample: str) -> None:
    found = found_secrets(f"Deploy to {sample} first")
    assert [(secret.name, secret.blocks) for secret in found] == [(name, False)]


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_rules_are_left_alone(text: str) -> None:
    assert found_secrets(text) == ()


def test_a_find_is_never_shown_in_full() -> None:
    for samples in (*KEYS.values(), *NAMES.values()):
        for sample in samples:
            for secret in found_secrets(sample):
                assert sample[secret.start : secret.end] not in secret.hint
                assert len(secret.hint) < len(secret.name) + 30


def test_one_text_is_found_once_and_finds_are_in_order() -> None:
    text = "password=" + "ghp_" + "a1" * 18 + " on db-1.prod.internal"
    found = found_secrets(text)
    assert [secret.name for secret in found] == ["github-token", "host-name"]
    assert [secret.start for secret in found] == sorted(secret.start for secret in found)


def test_a_long_random_string_without_a_name_blocks_too() -> None:
    text = "Use " + "Zk3pQ9" * 8 + " there"
    assert [(secret.name, secret.blocks) for secret in found_secrets(text)] == [("key-like-text", True)]


def test_a_find_says_where_it_is() -> None:
    text = "account 123456789012 only"
    assert found_secrets(text) == (Secret("account-id", "1234… (12 characters)", False, 8, 20),)


@pytest.mark.parametrize(
    "unit", ["a", "-", ".", "a.", "eyJ", "[", "password", "10.", "A" * 63 + ".", " \t", "://:", "é"]
)
def test_time_is_linear_in_the_text(unit: str) -> None:
    assert is_linear(lambda size: found_secrets(unit * (size // len(unit))), 200_000)
