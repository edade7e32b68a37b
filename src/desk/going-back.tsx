import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import type { Setting } from '../profile-in-force.ts'
import type { Services } from '../services.ts'
import { type FormState, readForm, refuse } from '../web/form.tsx'
import type { View } from '../web/view.ts'
import type { AtDesk } from './guard.ts'
import { newForm, sealOf, wishOf } from './proposing.ts'
import { publishSetting } from './setting-commands.ts'
import { wasPublished } from './setting-queries.ts'
import { VersionPage } from './version-page.tsx'

type About<T> = {
  setting: Setting
  home: string
  versionOf: (version?: number) => Promise<{ version: number; content: T } | undefined>
  changesOf: (view: View, before: T, after: T) => string[]
  /** What stands below: the version itself, where it can be shown. */
  showing?: (c: Context<AtDesk>, content: T) => Child
}

const anything = z.record(z.string(), z.string())

/** An earlier version: how it differs from the one in force, and the way back to it, which is a new version. */
export function goingBack<T>(
  { sql, refreshProfile }: Services,
  { setting, home, versionOf, changesOf, showing }: About<T>,
) {
  const done = `${home}?hecho=si`

  const find = async (c: Context<AtDesk>) => {
    const typed = c.req.param('version') ?? ''
    const then = /^\d{1,6}$/.test(typed) ? await versionOf(Number(typed)) : undefined
    const now = await versionOf()
    if (!then || !now) return undefined
    const seal = sealOf({ back: then.version, after: now.version })
    return { then, now, seal, changes: changesOf(c.var.view, now.content, then.content) }
  }
  type Found = NonNullable<Awaited<ReturnType<typeof find>>>

  const answer = (c: Context<AtDesk>, { then, now, seal, changes }: Found, form: FormState) => {
    const { view, operator } = c.var
    const page = { setting, home, version: then.version, after: now.version, proposal: { seen: seal, changes } }
    return c.html(
      <VersionPage {...page} view={view} operator={operator} form={form}>
        {showing?.(c, then.content)}
      </VersionPage>,
      Object.keys(form.errors).length > 0 ? 422 : 200,
    )
  }

  const show = async (c: Context<AtDesk>) => {
    const found = await find(c)
    return found ? answer(c, found, newForm({})) : c.notFound()
  }

  const take = async (c: Context<AtDesk>) => {
    const body = await c.req.parseBody()
    if (await wasPublished(sql, body.key)) return c.redirect(done, 303)
    const found = await find(c)
    if (!found) return c.notFound()
    const { form } = readForm(anything, body)
    const { then, now, seal, changes } = found
    const { words } = c.var.view
    const wish = wishOf({ form, seal, current: now.version, hasChanges: changes.length > 0, words })
    if (wish.kind === 'look') return answer(c, found, wish.form)
    const outcome = await publishSetting(sql, {
      setting,
      content: then.content,
      after: now.version,
      restores: then.version,
      operatorId: c.var.operator.operatorId,
      ...wish.publication,
    })
    if (outcome.kind === 'changed-meanwhile')
      return answer(c, found, refuse(form, '', words('deskSettings.error.meanwhile')))
    await refreshProfile()
    return c.redirect(done, 303)
  }

  return { show, take }
}
