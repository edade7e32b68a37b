import type { Child } from 'hono/jsx'
import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { dial } from '../web/phone.ts'
import type { RequestGroup } from '../web/profile.ts'
import { SearchField } from '../web/search-field.tsx'
import type { View } from '../web/view.ts'
import { hayOf } from './rules.ts'

type RequestsPageProps = {
  view: View
  /** What was searched for, and the kinds that it finds. */
  typed: string
  groups: readonly RequestGroup[]
}

const listId = 'tramites'

/** The ways to write to the utility, the manual's own first, for a signed-in person or for a guest. */
export function RequestsPage({ view, typed, groups }: RequestsPageProps) {
  const { words, profile, person } = view
  const title = words(person ? 'requests.title' : 'requests.guestTitle')
  return (
    <Layout view={view} title={title} section="requests">
      <div class="page-head">
        <h1>{title}</h1>
        <p class="lede">{words(person ? 'requests.lede' : 'requests.guestLede')}</p>
        <p>
          {person ? (
            <a class="button second small" href={paths.myRequests}>
              {words('requests.mine.see.all')}
            </a>
          ) : (
            <a class="button second small" href={paths.certificates}>
              <Icon name="document" />
              {words('certificates.check.title')}
            </a>
          )}
        </p>
      </div>
      <section class="card" aria-labelledby="contacta">
        <div class="stack">
          <h2 id="contacta">{words('requests.contactUs')}</h2>
          <SearchField
            view={view}
            action={person ? paths.requests : paths.contact}
            id="buscar-tramites"
            label={words('requests.find')}
            query={typed}
            table={typed === '' ? listId : undefined}
          />
          {groups.length === 0 && (
            <p>
              {words('requests.findNone', { typed })}{' '}
              <a href={person ? paths.requests : paths.contact}>{words('requests.findAll')}</a>
            </p>
          )}
          <div class="stack" id={listId}>
            {groups.map((group) => (
              <Group group={group} hrefOf={person ? paths.request : paths.guestRequest} />
            ))}
          </div>
        </div>
      </section>
      <p class="small soft below">
        {person
          ? null
          : words.rich('requests.guestHasAccount', { a: (chunks) => <a href={paths.home}>{chunks as Child}</a> })}{' '}
        {profile.phone && (
          <>
            {words('requests.phoneLede')}: <a href={dial(profile.phone)}>{profile.phone}</a>
          </>
        )}
      </p>
    </Layout>
  )
}

function Group({ group, hrefOf }: { group: RequestGroup; hrefOf: (slug: string) => string }) {
  return (
    <div data-group>
      <h3>{group.title}</h3>
      <ul class="ways">
        {group.kinds.map((kind) => (
          <li data-find={hayOf(kind)}>
            <a href={hrefOf(kind.slug)}>
              <Icon name={kind.icon} />
              {kind.title}
              <Icon name="right" />
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
