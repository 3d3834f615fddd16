/** What the server takes; said here at once, decided there. */
export const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const CONTACT = /^(1[3-9]\d{9}|[^@\s]+@[^@\s]+\.[^@\s]+)$/;
