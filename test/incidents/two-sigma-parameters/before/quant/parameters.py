"""Parameters of the models, and whether they are those that were approved."""
import hashlib
import json
from pathlib import Path

import yaml


class NotApproved(Exception):
    """The store holds other parameters than the committee has seen."""


def digest_of(parameters: dict) -> str:
    text = json.dumps(parameters, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def load(path: Path, model: str, registry) -> dict:
    parameters = yaml.safe_load(path.read_text())[model]
    approved = registry.approved(model)
    if digest_of(parameters) != approved.digest:
        raise NotApproved(model)
    return parameters


def weights(signals: dict, parameters: dict) -> dict:
    limit = parameters["max_weight"]
    return {name: max(-limit, min(limit, value)) for name, value in signals.items()}
