import type { Child } from 'hono/jsx'
import { paths } from '../paths.ts'
import { Icon, type IconName } from '../web/icons.tsx'
import { Layout } from '../web/layout.tsx'
import { dial } from '../web/phone.ts'
import type { View } from '../web/view.ts'
import { type Topic, topics } from './topics-rules.ts'

/** All that there is to read. */
export function HelpPage({ view }: { view: View }) {
  const { words } = view
  return (
    <Layout view={view} title={words('help.title')}>
      <div class="page-head">
        <h1>{words('help.title')}</h1>
        <p class="lede">{words('help.lede')}</p>
      </div>
      <div class="stack">
        <section class="card" aria-label={words('help.title')}>
          <ul class="finds help-index">
            {topics.map(({ name, slug, icon }) => (
              <TopicLink
                href={paths.helpTopic(slug)}
                icon={icon}
                title={words(`help.topic.${name}`)}
                text={words(`help.topic.${name}.text`)}
              />
            ))}
            <TopicLink
              href={paths.manual}
              icon="document"
              title={words('help.topic.manual')}
              text={words('help.topic.manual.text')}
            />
          </ul>
        </section>
        <Stuck view={view} />
      </div>
    </Layout>
  )
}

const TopicLink = ({ href, icon, title, text }: { href: string; icon: IconName; title: string; text: string }) => (
  <li>
    <a href={href}>
      <Icon name={icon} />
      <span>
        <b>{title}</b> <span class="small soft">{text}</span>
      </span>
      <Icon name="right" />
    </a>
  </li>
)

/** One page of help around its parts. */
export function TopicPage({ view, topic, children }: { view: View; topic: Topic; children: Child }) {
  const { words } = view
  const title = words(`help.topic.${topic.name}`)
  return (
    <Layout view={view} title={title}>
      <div class="page-head">
        <a class="crumb" href={paths.help}>
          <Icon name="left" />
          {words('help.back')}
        </a>
        <h1>{title}</h1>
        <p class="lede">{words(`help.topic.${topic.name}.text`)}</p>
      </div>
      <div class="stack help">
        {children}
        <Stuck view={view} />
        <nav class="card" aria-labelledby="mas-ayuda">
          <h2 id="mas-ayuda">{words('help.others')}</h2>
          <ul>
            {topics
              .filter(({ name }) => name !== topic.name)
              .map(({ name, slug }) => (
                <li>
                  <a href={paths.helpTopic(slug)}>{words(`help.topic.${name}`)}</a>
                </li>
              ))}
            <li>
              <a href={paths.manual}>{words('help.topic.manual')}</a>
            </li>
          </ul>
        </nav>
      </div>
    </Layout>
  )
}

/** Where to go on whoever was not helped. */
function Stuck({ view: { words, profile } }: { view: View }) {
  const { phone } = profile
  const link = (href: string) => (chunks: unknown[]) => <a href={href}>{chunks as Child}</a>
  return (
    <section class="card" aria-labelledby="sin-respuesta">
      <h2 id="sin-respuesta">{words('help.stuck')}</h2>
      <p>
        {words.rich('help.stuckText', { a: link(paths.contact) })}{' '}
        {phone && words.rich('help.stuckPhone', { phone, a: link(dial(phone)) })}
      </p>
    </section>
  )
}
