"""Rich renderings of reports; every text of the athlete's is shown as plain text."""
