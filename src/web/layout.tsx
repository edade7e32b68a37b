import type { Child } from 'hono/jsx'
import { paths } from '../paths.ts'
import { Brand, Document } from './document.tsx'
import { Icon, type IconName } from './icons.tsx'
import { LanguageSwitch } from './language.tsx'
import { dial } from './phone.ts'
import type { Looking, Person, View } from './view.ts'

type Section = 'contracts' | 'invoices' | 'consumption' | 'requests'

type LayoutProps = {
  view: View
  /** Begins with the page's h1. */
  title: string
  section?: Section
  /** The page draws its own bands from edge to edge. */
  flush?: boolean
  children?: Child
}

/** A whole page: with somebody signed in the office's navigation, else the street door's. */
export function Layout({ view, title, section, flush, children }: LayoutProps) {
  const { words, assets, person } = view
  return (
    <Document view={view} title={title} place={words('web.office')} css={assets.css} js={assets.js}>
      {view.looking && <LookingBand view={view} looking={view.looking} />}
      <header class={person ? 'masthead private' : 'masthead'}>
        {view.demo && <DemoStrip view={view} />}
        <div class="masthead-bar wrap">
          <Brand view={view} place={words('web.office')} href={person ? paths.contracts : paths.home} />
          {person ? <PrivateBar view={view} person={person} /> : <PublicBar view={view} />}
        </div>
        {person && <Tabs view={view} section={section} />}
        <div class="rule" aria-hidden="true"></div>
      </header>
      <main id="contenido" class={flush ? 'flush' : undefined}>
        {flush ? children : <div class="wrap">{children}</div>}
      </main>
      <Footer view={view} />
    </Document>
  )
}

function LookingBand({ view: { words }, looking }: { view: View; looking: Looking }) {
  return (
    <aside class="looking" aria-label={words('deskAccounts.looking.label')}>
      <div class="wrap">
        <Icon name="eye" />
        <p>{words.rich('deskAccounts.looking', { name: looking.person.name, b: (chunks) => <b>{chunks}</b> })}</p>
        <a href={looking.back}>{words('deskAccounts.looking.back')}</a>
      </div>
    </aside>
  )
}

function DemoStrip({ view }: { view: View }) {
  return (
    <div class="strip">
      <p class="wrap">{view.words.rich('web.demo', { b: (chunks) => <b>{chunks}</b> })}</p>
    </div>
  )
}

function PublicBar({ view }: { view: View }) {
  return (
    <>
      <LanguageSwitch view={view} action={paths.language} />
      <a class="bar-link" href={paths.contact}>
        <Icon name="requests" />
        {view.words('web.contact')}
      </a>
    </>
  )
}

function PrivateBar({ view, person }: { view: View; person: Person }) {
  const { words } = view
  return (
    <>
      <search class="search site-search">
        <form action={paths.search} method="get">
          <label class="vh" for="buscar-oficina">
            {words('web.search')}
          </label>
          <Icon name="search" />
          <input
            class="in"
            id="buscar-oficina"
            name="q"
            type="search"
            placeholder={words('web.searchHint')}
            autocomplete="off"
            data-suggests="sugerencias"
          />
        </form>
        <div
          class="suggestions"
          id="sugerencias"
          role="listbox"
          aria-label={words('search.suggestions')}
          data-from={paths.searchSuggestions}
          hidden
        ></div>
        <p class="vh" role="status" id="sugerencias-cuantas"></p>
      </search>
      <a class="bar-link" href={paths.contactUs}>
        <Icon name="phone" />
        <span class="wide-word">{words('web.contactUs')}</span>
      </a>
      <button class="bar-link" type="button" popovertarget="cuenta">
        <span class="avatar" aria-hidden="true">
          {initialsOf(person.name)}
        </span>
        <span class="wide-word person-name">{person.name}</span>
        <span class="vh">{words('web.yourAccount')}</span>
        <span class="no-phone">
          <Icon name="down" />
        </span>
      </button>
      <div class="menu" id="cuenta" popover="auto">
        <p class="menu-title">
          <b>{person.name}</b>
          {person.email}
        </p>
        <a href={paths.payments}>
          <Icon name="payment" />
          {words('web.payments')}
        </a>
        <a href={paths.myRequests}>
          <Icon name="requests" />
          {words('web.myRequests')}
        </a>
        <a href={paths.organisations}>
          <Icon name="company" />
          {words('organisations.title')}
        </a>
        <a href={paths.myData}>
          <Icon name="person" />
          {words('person.title')}
        </a>
        <a href={paths.security}>
          <Icon name="lock" />
          {words('web.security')}
        </a>
        <a href={paths.help}>
          <Icon name="question" />
          {words('help.title')}
        </a>
      </div>
      <form method="post" action={paths.signOut}>
        <button class="bar-link" type="submit">
          <Icon name="signOut" />
          <span class="wide-word">{words('web.signOut')}</span>
        </button>
      </form>
    </>
  )
}

const tabs: { section: Section; href: string; icon: IconName }[] = [
  { section: 'contracts', href: paths.contracts, icon: 'home' },
  { section: 'invoices', href: paths.invoices, icon: 'invoice' },
  { section: 'consumption', href: paths.consumption, icon: 'meter' },
  { section: 'requests', href: paths.requests, icon: 'requests' },
]

function Tabs({ view, section }: { view: View; section: Section | undefined }) {
  return (
    <nav class="tabs wrap" aria-label={view.words('web.nav')}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a
              href={tab.href}
              aria-current={tab.section === section ? (tab.href === view.path ? 'page' : 'true') : undefined}
            >
              <Icon name={tab.icon} />
              <span>
                {view.words.rich(`web.tab.${tab.section}`, {
                  extra: (chunks) => <span class="extra">{chunks}</span>,
                  word: (chunks) => <span class="word">{chunks}</span>,
                })}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Footer({ view }: { view: View }) {
  const { words, profile } = view
  return (
    <footer class="footer">
      <div class="wrap">
        <p>
          {profile.name}
          {profile.phone && (
            <>
              {' · '}
              {words('web.phone')}: <a href={dial(profile.phone)}>{profile.phone}</a>
            </>
          )}
        </p>
        <nav aria-label={words('web.footer')}>
          <ul>
            <li>
              <a href={paths.help}>{words('help.title')}</a>
            </li>
            <li>
              <a href={paths.privacy}>{words('web.privacy')}</a>
            </li>
            <li>
              <a href={paths.legalNotice}>{words('web.legalNotice')}</a>
            </li>
            <li>
              <a href={paths.termsOfUse}>{words('web.termsOfUse')}</a>
            </li>
            <li>
              <a href={paths.accessibility}>{words('web.accessibility')}</a>
            </li>
          </ul>
        </nav>
        <LanguageSwitch view={view} action={paths.language} />
      </div>
    </footer>
  )
}

export const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase()
