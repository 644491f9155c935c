"""`coach models share`: on both sides or not at all."""

import pytest
import typer
from typer.testing import CliRunner

from coach.cli import models_share
from coach.cli.app import app as whole
from tests.builders import day
from tests.documents import checked

"""The group of models takes the command in; here it is asked for by itself."""
