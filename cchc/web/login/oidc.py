"""Login at the province's own provider (OpenID Connect: Keycloak, AD FS, …), which ends in a session like any other.

Authorization code with PKCE, `state` that is bound to the browser, `nonce` in the token; what the token says is believed only
when it is signed by the provider's keys, for us, and has not run out.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from cchc.people.elsewhere import Elsewhere, LoginStart, grants_told

LOG = logging.getLogger(__name__)
SCOPES = "openid profile email"
WAIT = 8  # seconds for the provider
FRESH = 3600.0  # seconds that what the provider says of itself is believed
LEEWAY = 30  # seconds by which clocks may differ
SIGNED_BY = [
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "ES256",
    "ES384",
    "EdDSA",
]  # never none, nor by our own secret


class ProviderError(Exception):
    """The provider cannot be reached, or what it says is not to be believed; for the log."""


@dataclass(frozen=True)
class OidcSettings:
    """`issuer` as its discovery document names it; `name` stands on the button; `roles` is the claim with what somebody may do,
    blank where administrators say that here; `login_name` the claim that is the name of the account."""

    issuer: str
    client: str
    secret: str
    name: str
    roles: str = ""
    login_name: str = "preferred_username"


class Provider:
    """One provider, whose addresses and keys are asked for when they are needed."""

    def __init__(self, given: OidcSettings) -> None:
        self.given = given
        self.about: dict[str, Any] = {}
        self.keys: KeySet | None = None
        self.asked_at = 0.0

    def address(self, start: LoginStart, back: str) -> str:
        """Where the browser goes to say who it is; `back`: where it comes back to. Raises ProviderError."""
        self.learn()
        with self.session(back) as session:
            url, _state = session.create_authorization_url(
                self.about["authorization_endpoint"],
                state=start.state,
                nonce=start.nonce,
                code_verifier=start.verifier,
            )
        return str(url)

    def who(self, start: LoginStart, code: str, back: str) -> Elsewhere:
        """Who came back with this code. Raises ProviderError."""
        self.learn()
        try:
            with self.session(back) as session:
                token = session.fetch_token(
                    self.about["token_endpoint"], code=code, code_verifier=start.verifier, timeout=WAIT
                )
        except (OAuthError, requests.RequestException, ValueError) as error:
            raise ProviderError(f"the code was not taken: {error}") from error
        claims = self.claims(str(token.get("id_token") or ""), start.nonce)
        return self.told({**self.more(str(token.get("access_token") or ""), claims["sub"]), **claims})

    def claims(self, token: str, nonce: str) -> dict[str, Any]:
        """What an ID token says, where it is the provider's, for us, of this login, and holds. Raises ProviderError."""
        try:
            try:
                read = jwt.decode(token, self.known_keys(), algorithms=SIGNED_BY)
            except (JoseError, ValueError):
                self.learn(anew=True)  # keys are changed now and then
                read = jwt.decode(token, self.known_keys(), algorithms=SIGNED_BY)
            jwt.JWTClaimsRegistry(
                leeway=LEEWAY,
                iss={"essential": True, "value": self.given.issuer},
                sub={"essential": True},
                exp={"essential": True},
                aud={"essential": True},
                nonce={"essential": True, "value": nonce},
            ).validate(read.claims)
        except (JoseError, ValueError) as error:
            raise ProviderError(f"the token is not to be believed: {error!r}") from error
        audience = read.claims["aud"]
        meant = [audience] if isinstance(audience, str) else list(audience)
        if self.given.client not in meant or read.claims.get("azp", self.given.client) != self.given.client:
            raise ProviderError(f"the token is for others: {meant}")
        return dict(read.claims)

    def more(self, access: str, subject: str) -> dict[str, Any]:
        """What the provider says of somebody besides the token, which with many holds no name. Raises ProviderError."""
        url = self.about.get("userinfo_endpoint")
        if not url or not access:
            return {}
        try:
            found = asked(str(url), Authorization=f"Bearer {access}")
        except (requests.RequestException, ValueError, TypeError) as error:
            raise ProviderError(f"it does not say who came: {error!r}") from error
        if found.get("sub") != subject:
            raise ProviderError("it speaks of somebody else")
        return found

    def told(self, claims: Mapping[str, Any]) -> Elsewhere:
        """The person that claims are of."""
        name = str(claims.get(self.given.login_name) or claims.get("email") or claims["sub"])
        subject = f"{self.given.issuer} {claims['sub']}"
        grants = None
        if self.given.roles:
            found = claims.get(self.given.roles)
            grants = grants_told(found if isinstance(found, list) else [found])
        return Elsewhere(subject, name.strip(), str(claims.get("name") or name).strip(), grants)

    def session(self, back: str) -> OAuth2Session:
        """What speaks to the provider."""
        return OAuth2Session(
            self.given.client,
            self.given.secret or None,
            scope=SCOPES,
            redirect_uri=back,
            code_challenge_method="S256",
            token_endpoint_auth_method="client_secret_basic" if self.given.secret else "none",
        )

    def known_keys(self) -> KeySet:
        """The keys that the provider signs with."""
        if self.keys is None:
            raise ProviderError("the provider has no keys")
        return self.keys

    def learn(self, anew: bool = False) -> None:
        """Ask for its addresses and keys, once an hour. Raises ProviderError."""
        if self.about and not anew and time.monotonic() - self.asked_at < FRESH:
            return
        try:
            about = asked(f"{self.given.issuer.rstrip('/')}/.well-known/openid-configuration")
            if about.get("issuer") != self.given.issuer:
                raise ProviderError(f"it calls itself {about.get('issuer')}, not {self.given.issuer}")
            keys = KeySet.import_key_set(asked(about["jwks_uri"]))  # type: ignore[arg-type]
        except (requests.RequestException, JoseError, ValueError, KeyError, TypeError) as error:
            raise ProviderError(f"the provider cannot be asked: {error!r}") from error
        self.about, self.keys, self.asked_at = about, keys, time.monotonic()


def asked(url: str, **headers: str) -> dict[str, Any]:
    """A JSON object of the provider."""
    answer = requests.get(url, headers=headers, timeout=WAIT, allow_redirects=False)
    answer.raise_for_status()
    found = answer.json()
    if not isinstance(found, dict):
        raise TypeError(f"{url} holds no object")
    return found
