import type { Child } from 'hono/jsx'
import type { DemoPerson } from '../demo/queries.ts'
import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'

/** In demo mode only: who to enter as, the receipt to register with, and where the mail goes. */
export function DemoDoors({ view, people }: { view: View; people: readonly DemoPerson[] }) {
  const { words } = view
  return (
    <section class="band demo-doors" aria-labelledby="demostracion">
      <div class="wrap pair">
        <div class="stack">
          <div class="stack-tight">
            <h2 id="demostracion">{words('home.demo.title')}</h2>
            {people[0] && (
              <p class="soft">
                {words.rich('home.demo.lede', {
                  password: people[0].password,
                  b: (chunks) => <b>{chunks as Child}</b>,
                })}
              </p>
            )}
          </div>
          <ul class="stack-tight">
            {people.map((person) => (
              <li>
                <DemoDoor view={view} person={person} />
              </li>
            ))}
          </ul>
        </div>
        <div class="stack">
          <div class="stack-tight">
            <h2>{words('home.demo.receiptTitle')}</h2>
            <p class="soft">{words('home.demo.receipt')}</p>
          </div>
          <p class="row">
            <a class="button second" href={paths.demoReceipt}>
              <Icon name="document" />
              {words('home.demo.receiptLink')}
            </a>
            <a class="button quiet" href={paths.demoMail}>
              <Icon name="mail" />
              {words('home.demo.mailLink')}
            </a>
            <a class="button quiet" href={paths.demoCode}>
              <Icon name="people" />
              {words('home.demo.deskLink')}
            </a>
          </p>
        </div>
      </div>
    </section>
  )
}

function DemoDoor({ view: { words }, person }: { view: View; person: DemoPerson }) {
  return (
    <form method="post" action={paths.signIn}>
      <input type="hidden" name="username" value={person.username} />
      <input type="hidden" name="password" value={person.password} />
      <button class="door" type="submit">
        <Icon name={person.contracts > 5 ? 'company' : 'person'} />
        <span>
          <b>{words('home.demo.enter', { name: person.name })}</b>{' '}
          <small>
            {words('home.demo.contracts', { count: person.contracts })}
            {' · '}
            {words.rich('home.demo.user', { username: person.username, b: (chunks) => <b>{chunks as Child}</b> })}
          </small>
        </span>
        <Icon name="forward" />
      </button>
    </form>
  )
}
