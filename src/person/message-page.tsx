import type { Child } from 'hono/jsx'
import { paths } from '../paths.ts'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'

type ConfirmProps = {
  view: View
  title: string
  /** A sentence with the address in it. */
  text: Child
  button: string
  action: string
}

/** Asks whoever opened a mail's link to press the button: programs open links too. */
export function ConfirmPage({ view, title, text, button, action }: ConfirmProps) {
  return (
    <Layout view={view} title={title}>
      <div class="message-page stack">
        <h1>{title}</h1>
        <p class="lede break">{text}</p>
        <form method="post" action={action}>
          <button class="button" type="submit">
            {button}
          </button>
        </form>
      </div>
    </Layout>
  )
}

/** What came of it, and the way on. */
export function MessagePage({ view, title, text }: { view: View; title: string; text: string }) {
  return (
    <Layout view={view} title={title}>
      <div class="message-page stack">
        <h1>{title}</h1>
        <p class="lede">{text}</p>
        <p class="row">
          <a class="button second" href={view.person ? paths.myData : paths.home}>
            {view.words(view.person ? 'person.title' : 'web.home')}
          </a>
        </p>
      </div>
    </Layout>
  )
}
