"""Garmin's front door: sign-in, second factor, and tokens that rotate."""

import base64
import json
import time
import uuid

from tests.fakes.server import Answer, Fake, route

EMAIL = "ann@example.org"
PASSWORD = "correct-horse-battery"  # noqa: S105 - of an account that never was
CLIENT_ID = "GARMIN_CONNECT_MOBILE_ANDROID_DI_2025Q2"
CLIENT_IDS = {
    CLIENT_ID,
    "GARMIN_CONNECT_MOBILE_ANDROID_DI_2024Q4",
    "GARMIN_CONNECT_MOBILE_ANDROID_DI",
    "GARMIN_CONNECT_MOBILE_IOS_DI",
}
TICKET_GRANT = (
    "https://connectapi.garmin.com/di-oauth2-service/oauth/grant/service_ticket"
)
IOS = "https://mobile.integration.garmin.com/gcm/ios"
LOGIN_QUERY = {"clientId", "locale", "service"}
LOGIN_KEYS = {"username", "password", "rememberMe", "captchaToken"}
MFA_KEYS = {
    "mfaMethod",
    "mfaVerificationCode",
    "rememberMyBrowser",
    "reconsentList",
    "mfaSetup",
}
OPEN_TO_ALL = ("/mobile/", "/portal/", "/sso/", "/di-oauth2-service/")


class Account(Fake):
    """Who may come in.

    Attributes:
        mfa_code: what the second factor has to be; None where none is asked for.
        captcha: a log-in is answered with a puzzle.
        wants_sign_in_page: a log-in without the page before it is answered with 429,
            as the real service does to version 0.3.2.
        token_lasts_s: how long an access token is good, by its own `exp`.
        refreshes: how often a refresh token was taken.
        logins: how often an e-mail and a password came in.
    """

    def __init__(self):
        super().__init__()
        self.email, self.password = EMAIL, PASSWORD
        self.display_name = "11111111-2222-3333-4444-555555555555"
        self.full_name = "Ann Example"
        self.timezone = "America/New_York"
        self.mfa_code = None
        self.captcha = False
        self.wants_sign_in_page = False
        self.token_lasts_s = 24 * 3600
        self.refreshes = 0
        self.logins = 0
        self._page_seen = False
        self._mfa_open = False
        self._tickets = set()
        self._good = set()
        self._refresh = None

    # What a test does.

    def tokens(self):
        """A token file's text, good from now on."""
        granted = self._grant()
        return json.dumps(
            {
                "di_token": granted["access_token"],
                "di_refresh_token": granted["refresh_token"],
                "di_client_id": CLIENT_ID,
            }
        )

    def expire_tokens(self):
        """No access token is good any more; the refresh token is."""
        self._good.clear()

    def revoke_tokens(self):
        """Nothing is good any more: the athlete has to log in again."""
        self._good.clear()
        self._refresh = None

    # What a client asks.

    def check(self, asked):
        if asked.path.startswith(OPEN_TO_ALL):
            return None
        token = asked.headers.get("authorization", "").removeprefix("Bearer ")
        if token in self._good:
            return None
        return Answer(401, {"message": "Token is not active"})

    @route("GET", "/mobile/sso/en_US/sign-in")
    def _sign_in_page(self, asked):
        if set(asked.query) != {"clientId", "service"}:
            return Answer(400, b"<html><title>Bad request</title></html>")
        self._page_seen = True
        page = b"<html><title>GARMIN Authentication Application</title></html>"
        return Answer(200, page, {"Set-Cookie": "SESSION=s1; Path=/"})

    @route("POST", "/mobile/api/login")
    def _login(self, asked):
        self.logins += 1
        if set(asked.query) != LOGIN_QUERY or set(asked.json) != LOGIN_KEYS:
            return Answer(400, {"error": {"status-code": "400"}})
        if self.wants_sign_in_page and not self._page_seen:
            return Answer(429, {"error": {"status-code": "429"}})
        if self.captcha:
            return _status("CAPTCHA_REQUIRED")
        given = (asked.json["username"], asked.json["password"])
        if given != (self.email, self.password):
            return _status("INVALID_USERNAME_PASSWORD")
        if self.mfa_code is not None:
            self._mfa_open = True
            info = {"mfaLastMethodUsed": "email"}
            return _status("MFA_REQUIRED", customerMfaInfo=info)
        return self._let_in()

    @route("POST", "/(?:mobile|portal)/api/mfa/verifyCode")
    def _second_factor(self, asked):
        if set(asked.json) != MFA_KEYS:
            return Answer(400, {"error": {"status-code": "400"}})
        if not self._mfa_open:
            return Answer(403, {"error": {"status-code": "403"}})
        if asked.json["mfaVerificationCode"] != self.mfa_code:
            return _status("MFA_CODE_INVALID")
        self._mfa_open = False
        return self._let_in()

    @route("POST", "/di-oauth2-service/oauth/token")
    def _token(self, asked):
        form = asked.form
        client = form.get("client_id")
        basic = base64.b64encode(f"{client}:".encode()).decode()
        if asked.headers.get("authorization") != f"Basic {basic}":
            return Answer(401, {"error": "invalid_client"})
        if client not in CLIENT_IDS:
            return Answer(400, {"error": "invalid_client"})
        if form.get("grant_type") == TICKET_GRANT:
            return self._by_ticket(form)
        if form.get("grant_type") == "refresh_token":
            return self._by_refresh(form)
        return Answer(400, {"error": "unsupported_grant_type"})

    def _by_ticket(self, form):
        ticket = (form.get("service_ticket"), form.get("service_url"))
        if ticket not in self._tickets:
            return Answer(400, {"error": "invalid_grant"})
        self._tickets.remove(ticket)
        return Answer(200, self._grant())

    def _by_refresh(self, form):
        if self._refresh is None or form.get("refresh_token") != self._refresh:
            return Answer(400, {"error": "invalid_grant"})
        self.refreshes += 1
        return Answer(200, self._grant())

    def _let_in(self):
        ticket = f"ST-{uuid.uuid4().hex}"
        self._tickets.add((ticket, IOS))
        return _status("SUCCESSFUL", serviceTicketId=ticket)

    def _grant(self):
        """New tokens; the refresh token given before is no good any more."""
        claims = {
            "exp": int(time.time()) + self.token_lasts_s,
            "client_id": CLIENT_ID,
            "jti": uuid.uuid4().hex,
        }
        access = f"{_part({'alg': 'RS256'})}.{_part(claims)}.{_part({})}"
        if self.token_lasts_s > 0:
            self._good.add(access)
        self._refresh = f"refresh-{uuid.uuid4().hex}"
        return {
            "access_token": access,
            "refresh_token": self._refresh,
            "expires_in": self.token_lasts_s,
            "token_type": "Bearer",
        }

    @route("GET", "/userprofile-service/socialProfile")
    def _profile(self, asked):
        return Answer(
            200,
            {
                "displayName": self.display_name,
                "fullName": self.full_name,
                "profileId": 1,
            },
        )

    @route("GET", "/userprofile-service/userprofile/user-settings")
    def _settings(self, asked):
        return Answer(200, {"id": 1, "userData": {"measurementSystem": "statute_us"}})

    @route("GET", "/userprofile-service/userprofile/personal-information/([^/]+)")
    def _personal(self, asked, name):
        if name != self.display_name:
            return Answer(403, {"message": "HTTP 403 Forbidden"})
        return Answer(200, {"timeZone": self.timezone, "userInfo": {}})


def _status(kind, **more):
    return Answer(200, {"responseStatus": {"type": kind}, **more})


def _part(claims):
    content = json.dumps(claims).encode()
    return base64.urlsafe_b64encode(content).decode().rstrip("=")
