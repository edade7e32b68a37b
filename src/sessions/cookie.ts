/** `__Host-` and `Secure` where people reach the office over TLS; a plain name on a machine of one's own. */
export function sessionCookie(baseUrl: string) {
  const secure = baseUrl.startsWith('https:')
  return {
    name: secure ? '__Host-sesion' : 'sesion',
    options: { httpOnly: true, sameSite: 'Lax', secure, path: '/' },
  } as const
}
