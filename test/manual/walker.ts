/** Somebody who goes through the office by HTTP alone, with the cookies that a browser would keep. */
export function aWalker(office: string) {
  const cookies = new Map<string, string>()

  async function send(path: string, fields?: Record<string, string>): Promise<string> {
    const answer = await fetch(new URL(path, office), {
      redirect: 'manual',
      headers: {
        'accept-language': 'es-MX',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(fields && { origin: office, 'sec-fetch-site': 'same-origin' }),
      },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const next = answer.headers.get('location')
    if (next) return send(next)
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
    return answer.text()
  }

  return {
    open: (path: string) => send(path),
    submit: (path: string, fields: Record<string, string>) => send(path, fields),
    cookies: () => [...cookies].map(([name, value]) => ({ name, value, url: office })),
  }
}

export type Walker = ReturnType<typeof aWalker>
