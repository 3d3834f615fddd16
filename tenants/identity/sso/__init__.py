"""Single sign-on with the company's own identity provider: OpenID Connect and SAML 2.0."""
