"""What entries are about, in one word that names a rules file."""

from collections import Counter

from hotwash.core.analysis.tokens import stem, words

FALLBACK = "workflow"

_TELLING = {
    "kubernetes": """kubernetes kubectl helm chart pod namespace deployment replica kustomize ingress container kubelet
        statefulset daemonset argocd evicted""",
    "terraform": "terraform tfstate tfvars hcl provider subnet opentofu plan",
    "docker": "docker dockerfile compose image registry layer buildkit",
    "database": """database postgres postgresql mysql sqlite sql migration index indexes table column query schema
        transaction replication""",
    "git": "git branch merge rebase commit worktree stash cherry",
    "ci": "pipeline workflow runner artifact actions jenkins buildkite",
    "testing": "test flaky fixture pytest jest mock assertion coverage",
    "security": "secret credential certificate tls token permission vault",
    "monitoring": "alert dashboard metric prometheus grafana latency slo pager paging monitor",
    "aws": "aws rds iam lambda cloudfront dynamodb eks bucket",
    "python": "python pip venv virtualenv poetry mypy ruff django flask",
    "javascript": "javascript typescript npm node yarn pnpm react webpack eslint",
    "shell": "shell bash script zsh powershell quoting exec",
    "editing": "patch diff hunk",
}
_DOMAIN_OF: dict[str, str] = {}
for _domain, _words in _TELLING.items():
    for _word in _words.split():
        _DOMAIN_OF.setdefault(stem(_word) or _word, _domain)


def domain_of(text: bytes) -> str | None:
    """The domain most of the telling words belong to; `None` when no word tells."""
    found = Counter(_DOMAIN_OF[word] for word in words(text) if word in _DOMAIN_OF)
    return min(found, key=lambda domain: (-found[domain], domain)) if found else None
