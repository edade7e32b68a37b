import type { Child } from 'hono/jsx'
import { deskPaths } from '../paths.ts'
import { DeskFrame } from '../web/desk-frame.tsx'
import { Icon, type IconName } from '../web/icons.tsx'
import { LanguageSwitch } from '../web/language.tsx'
import { initialsOf } from '../web/layout.tsx'
import type { View } from '../web/view.ts'
import type { Operator } from './operator-rules.ts'
import { mayAs, type Role } from './role-rules.ts'

type DeskSection = 'inbox' | 'readings' | 'accounts' | 'board' | 'catalogue'

type DeskLayoutProps = {
  view: View
  /** Nobody: the door. */
  operator?: Operator | undefined
  /** Begins with the page's h1. */
  title: string
  section?: DeskSection
  /** Lists and filters: down the side, on phones above the page. */
  rail?: Child
  /** The page draws its panes itself, from edge to edge: one to each child. */
  panes?: boolean
  children?: Child
}

/** A whole page of the desk. */
export function DeskLayout({ view, operator, title, section, rail, panes, children }: DeskLayoutProps) {
  const look = [rail !== undefined && 'with-rail', panes && 'panes'].filter(Boolean).join(' ')
  return (
    <DeskFrame
      view={view}
      title={title}
      look={look}
      bar={operator && <Bar view={view} operator={operator} section={section} />}
    >
      {rail && (
        <nav class="desk-rail" aria-label={view.words('desk.rail')}>
          {rail}
        </nav>
      )}
      {panes ? children : <div class="desk-page">{children}</div>}
    </DeskFrame>
  )
}

function Bar({ view, operator, section }: { view: View; operator: Operator; section: DeskSection | undefined }) {
  const { words } = view
  return (
    <>
      <nav class="desk-nav" aria-label={words('desk.nav')}>
        <Places view={view} operator={operator} section={section} look="bar-link" />
      </nav>
      <search class="search site-search">
        <form action={deskPaths.search} method="get">
          <label class="vh" for="buscar-mesa">
            {words('desk.search')}
          </label>
          <Icon name="search" />
          <input
            class="in"
            id="buscar-mesa"
            name="q"
            type="search"
            placeholder={words('desk.searchHint')}
            autocomplete="off"
            data-key="/"
          />
        </form>
      </search>
      <button class="bar-link" type="button" popovertarget="operador">
        <span class="avatar" aria-hidden="true">
          {initialsOf(operator.name)}
        </span>
        <span class="no-phone person-name">{operator.name}</span>
        <span class="vh">{words('desk.yourAccess')}</span>
      </button>
      <div class="menu" id="operador" popover="auto">
        <p class="menu-title">
          <b>{operator.name}</b>
          {words(`desk.role.${operator.role}`)}
        </p>
        <nav class="menu-places" aria-label={words('desk.navMenu')}>
          <Places view={view} operator={operator} section={section} />
        </nav>
        {mayAs(operator.role, 'administers') && (
          <a href={deskPaths.acts}>
            <Icon name="shield" />
            {words('desk.acts')}
          </a>
        )}
        <a href={deskPaths.myAccess}>
          <Icon name="lock" />
          {words('desk.myAccess')}
        </a>
        <LanguageSwitch view={view} action={deskPaths.language} />
        <form method="post" action={deskPaths.signOut}>
          <button type="submit">
            <Icon name="signOut" />
            {words('web.signOut')}
          </button>
        </form>
      </div>
    </>
  )
}

const places: { section: DeskSection; href: string; icon: IconName; needs: Role }[] = [
  { section: 'inbox', href: deskPaths.inbox, icon: 'inbox', needs: 'answers' },
  { section: 'readings', href: deskPaths.readings, icon: 'meter', needs: 'answers' },
  { section: 'accounts', href: deskPaths.accounts, icon: 'people', needs: 'answers' },
  { section: 'board', href: deskPaths.board, icon: 'board', needs: 'supervises' },
  { section: 'catalogue', href: deskPaths.catalogue, icon: 'settings', needs: 'administers' },
]

type PlacesProps = { view: View; operator: Operator; section: DeskSection | undefined; look?: string }

const Places = ({ view, operator, section, look }: PlacesProps) => (
  <ul>
    {places
      .filter((place) => mayAs(operator.role, place.needs))
      .map((place) => (
        <li>
          <a
            class={look}
            href={place.href}
            aria-current={place.section === section ? (place.href === view.path ? 'page' : 'true') : undefined}
          >
            <Icon name={place.icon} />
            {view.words(`desk.place.${place.section}`)}
          </a>
        </li>
      ))}
  </ul>
)
