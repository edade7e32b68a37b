import type { Child } from 'hono/jsx'
import { deskPaths, paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import type { View } from '../web/view.ts'

type DemoCodePageProps = { view: View; code: string; email: string; password: string; desk: string }

/** What the telephone of the demo's operator would show. */
export function DemoCodePage({ view, code, email, password, desk }: DemoCodePageProps) {
  const { words } = view
  return (
    <Layout view={view} title={words('home.demo.codeTitle')}>
      <div class="message-page stack">
        <h1>{words('home.demo.codeTitle')}</h1>
        <p class="lede">
          {words.rich('home.demo.codeLede', { email, password, b: (chunks) => <b>{chunks as Child}</b> })}
        </p>
        <p class="lede num">
          <b>{`${code.slice(0, 3)} ${code.slice(3)}`}</b>
        </p>
        <p class="soft">{words('home.demo.codeHelp')}</p>
        <p class="row">
          <a class="button" href={desk + deskPaths.inbox}>
            {words('home.demo.desk')}
          </a>
          <a class="button second" href={paths.demoCode}>
            <Icon name="clock" />
            {words('home.demo.codeAgain')}
          </a>
        </p>
      </div>
    </Layout>
  )
}
