import { type Context, Hono } from 'hono'
import { deskPaths } from '../paths.ts'
import type { Services } from '../services.ts'
import { type FormState, readForm, refuse } from '../web/form.tsx'
import type { RequestGroup } from '../web/profile.ts'
import { kindForm, typedOf } from './catalogue-form.ts'
import { CataloguePage } from './catalogue-page.tsx'
import { withKind } from './catalogue-rules.ts'
import { catalogueChangesInWords } from './changes-part.tsx'
import { goingBack } from './going-back.tsx'
import { type AtDesk, requireOperator } from './guard.ts'
import { KindPage } from './kind-page.tsx'
import { footOf, newForm, sealOf, wishOf } from './proposing.ts'
import { publishSetting } from './setting-commands.ts'
import { catalogueOf, versionsOf, wasPublished } from './setting-queries.ts'
import { VersionForms } from './version-forms-part.tsx'

const done = `${deskPaths.catalogue}?hecho=si`
const blankKind = { 'c-contrato': 'optional', 'c-plazo': '10', 'c-visible': 'si' }

export function catalogueRoutes(services: Services) {
  const { sql, profileFiles, refreshProfile } = services
  /** From the database itself: what is edited is never a copy of two seconds ago. */
  const inForce = async () => (await catalogueOf(sql, profileFiles.requestGroups))!

  /** The kind of the address; for the address of a new one, none. */
  const about = async (c: Context<AtDesk>) => {
    const { content: groups, version } = await inForce()
    const slug = c.req.param('kind')
    const group = groups.find(({ kinds }) => kinds.some((kind) => kind.slug === slug))
    const before = group?.kinds.find((kind) => kind.slug === slug)
    if (slug !== undefined && !before) return undefined
    const { view, operator } = c.var
    return { groups, before, group: group?.title ?? '', after: version, view, operator }
  }

  const show = async (c: Context<AtDesk>) => {
    const found = await about(c)
    if (!found) return c.notFound()
    const { group, ...page } = found
    return c.html(<KindPage {...page} form={newForm(page.before ? typedOf(page.before, group) : blankKind)} />)
  }

  const take = async (c: Context<AtDesk>) => {
    const body = await c.req.parseBody()
    if (await wasPublished(sql, body.key)) return c.redirect(done, 303)
    const found = await about(c)
    if (!found) return c.notFound()
    const { group: _, ...page } = found
    const { groups, before, after, view, operator } = page
    const { words } = view
    const { form, value } = readForm(kindForm({ words, groups, before }), body)
    if (!value) return c.html(<KindPage {...page} form={form} />, 422)

    const { kind, group } = value
    const content = withKind(groups, kind, group)
    const changes = catalogueChangesInWords(view, groups, content)
    const seen = sealOf({ after, kind, group })
    const look = ({ errors }: FormState) => {
      const shown = { values: { ...typedOf(kind, group), ...footOf(form) }, errors }
      const status = Object.keys(errors).length > 0 ? 422 : 200
      return c.html(<KindPage {...page} form={shown} proposal={{ kind, seen, changes }} />, status)
    }
    const wish = wishOf({ form, seal: seen, current: after, hasChanges: changes.length > 0, words })
    if (wish.kind === 'look') return look(wish.form)
    const { operatorId } = operator
    const outcome = await publishSetting(sql, { setting: 'catalogue', content, after, operatorId, ...wish.publication })
    switch (outcome.kind) {
      case 'published':
      case 'already':
        await refreshProfile()
        return c.redirect(done, 303)
      case 'changed-meanwhile':
        return look(refuse(form, '', words('deskSettings.error.meanwhile')))
    }
  }

  const back = goingBack<readonly RequestGroup[]>(services, {
    setting: 'catalogue',
    home: deskPaths.catalogue,
    versionOf: (version) => catalogueOf(sql, profileFiles.requestGroups, version),
    changesOf: catalogueChangesInWords,
    showing: (c, groups) => <VersionForms view={c.var.view} groups={groups} slug={c.req.query('gestion')} />,
  })

  const administers = requireOperator(services, 'administers')
  return new Hono<AtDesk>()
    .get(deskPaths.catalogue, administers, async (c) => {
      const { view, operator } = c.var
      const { content: groups } = await inForce()
      const versions = await versionsOf(sql, 'catalogue')
      const published = c.req.query('hecho') === 'si'
      return c.html(
        <CataloguePage view={view} operator={operator} groups={groups} versions={versions} published={published} />,
      )
    })
    .get(deskPaths.newKind, administers, show)
    .post(deskPaths.newKind, administers, take)
    .get(deskPaths.kind(':kind'), administers, show)
    .post(deskPaths.kind(':kind'), administers, take)
    .get(deskPaths.catalogueVersion(':version'), administers, back.show)
    .post(deskPaths.catalogueVersion(':version'), administers, back.take)
}
