import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isLanguage, languageWanted } from '../words/choosing.ts'
import { type Language, languages, wordsIn } from '../words/words.ts'
import { Icon } from './icons.tsx'
import { profileIn } from './profile-languages.ts'
import type { OfficeEnv, View } from './view.ts'

const oneYear = 365 * 24 * 3600

const languageCookie = (tls: boolean) => (tls ? '__Host-idioma' : 'idioma')

/** What somebody chose in this browser, else what the browser asks for. */
export const languageOf = (c: Context<OfficeEnv>): Language =>
  chosenHere(c) ?? languageWanted(c.req.header('accept-language'))

/** Nothing while the browser alone has spoken. */
function chosenHere<Env extends OfficeEnv>(c: Context<Env>): Language | undefined {
  const chosen = getCookie(c, languageCookie(c.var.tls))
  return isLanguage(chosen) ? chosen : undefined
}

/** What an account that has not chosen remembers of a sign-in: a choice made here, or a browser that asks for another than Spanish. */
export function languageToRemember<Env extends OfficeEnv>(c: Context<Env>): Language | undefined {
  const { language } = c.var.view.words
  return chosenHere(c) ?? (language === languages[0].tag ? undefined : language)
}

/** This browser keeps to it also where nobody is signed in. */
export function keepLanguage<Env extends OfficeEnv>(c: Context<Env>, language: Language): void {
  const secure = c.var.tls
  setCookie(c, languageCookie(secure), language, {
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    path: '/',
    maxAge: oneYear,
  })
}

/** From here on the answer is in the language that whoever is signed in has chosen, if they have. */
export function speakTo<Env extends OfficeEnv>(c: Context<Env>, { language }: { language: string | null }): void {
  if (!isLanguage(language) || language === c.var.view.words.language) return
  c.set('view', inLanguage(c.var.view, language))
  c.header('Content-Language', language)
}

const inLanguage = (view: View, language: Language): View => ({
  ...view,
  words: wordsIn(language),
  profile: profileIn(view.profile, language),
})

/** The other languages, each called by its own name; back on the same page afterwards. */
export function LanguageSwitch({ view, action, look = 'bar-link' }: { view: View; action: string; look?: string }) {
  return (
    <form class="languages" method="post" action={action}>
      <input type="hidden" name="volver" value={view.here} />
      {languages
        .filter(({ tag }) => tag !== view.words.language)
        .map(({ tag, name }) => (
          <button class={look} type="submit" name="idioma" value={tag} lang={tag}>
            <Icon name="language" />
            {name}
          </button>
        ))}
    </form>
  )
}
