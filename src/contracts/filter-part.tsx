import { fold } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { Choice } from '../web/choice.tsx'
import { Icon, type IconName } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import type { WordKey } from '../words/words.ts'
import type { ListProps } from './list-part.tsx'
import {
  everyOrder,
  type ListAsked,
  listAddress,
  noGroup,
  orderInWords,
  orderName,
  serviceNames,
  services,
  wordsOfList,
} from './list-rules.ts'

/** What the list can be narrowed to and how it is sorted: a sheet on phones, and no script needed. */
export function FilterSheet({ view: { words }, asked, table }: ListProps) {
  const { settings, choices } = table
  const { q, filtro } = wordsOfList(asked)
  const names = (list: readonly string[], chosen: string) =>
    list.map((name) => ({ value: name, label: name, isChosen: fold(name) === fold(chosen) }))
  const order = orderName(asked.order ?? settings)
  return (
    <>
      <button class="button second small" type="button" popovertarget="filtros">
        <Icon name="filter" />
        {words('many.filter.open')}
      </button>
      <form class="menu filter-sheet" id="filtros" popover="auto" method="get" action={paths.contracts}>
        <p class="menu-title">
          <b>{words('many.filter.title')}</b>
        </p>
        {q && <input type="hidden" name="q" value={q} />}
        {filtro && <input type="hidden" name="filtro" value={filtro} />}
        {choices.groups.length > 0 && (
          <Choice
            name="grupo"
            label={words('many.group')}
            options={[
              { value: '', label: words('many.filter.any'), isChosen: asked.group === '' },
              ...names(choices.groups, asked.group),
              { value: noGroup, label: words('many.filter.noGroup'), isChosen: asked.group === noGroup },
            ]}
          />
        )}
        {choices.labels.length > 0 && (
          <Choice
            name="etiqueta"
            label={words('many.label')}
            options={[
              { value: '', label: words('many.filter.any'), isChosen: asked.label === '' },
              ...names(choices.labels, asked.label),
            ]}
          />
        )}
        <Zones words={words} asked={asked} choices={choices} />
        <Choice
          name="servicio"
          label={words('many.service')}
          options={[
            { value: '', label: words('many.filter.any'), isChosen: asked.service === undefined },
            ...services.map((service) => ({
              value: serviceNames[service],
              label: words(`many.service.${service}`),
              isChosen: service === asked.service,
            })),
          ]}
        />
        <Choice
          name="orden"
          label={words('many.order')}
          options={everyOrder.map((one) => ({
            value: orderName(one),
            label: orderInWords(words, one),
            isChosen: orderName(one) === order,
          }))}
        />
        <label class="check" for="filtro-automatico">
          <input type="checkbox" id="filtro-automatico" name="automatico" value="si" checked={asked.isAutomatic} />
          <span>{words('many.automatic')}</span>
        </label>
        <button class="button" type="submit">
          {words('many.filter.apply')}
        </button>
      </form>
    </>
  )
}

function Zones({
  words,
  asked,
  choices,
}: { words: View['words'] } & { asked: ListAsked; choices: ListProps['table']['choices'] }) {
  if (choices.zones.length === 0) return null
  return (
    <div class="field">
      <label for="filtro-zona">{words('many.zone')}</label>
      <select id="filtro-zona" name="zona">
        <option value="">{words('many.filter.any')}</option>
        {choices.zones.map(({ municipality, neighbourhoods }) => (
          <optgroup label={municipality}>
            <option value={municipality} selected={asked.zone === municipality}>
              {words('many.zone.whole', { municipality })}
            </option>
            {neighbourhoods.map((neighbourhood) => {
              const value = `${municipality}/${neighbourhood}`
              return (
                <option value={value} selected={asked.zone === value}>
                  {neighbourhood}
                </option>
              )
            })}
          </optgroup>
        ))}
      </select>
    </div>
  )
}

/** What the list is narrowed to, each with the way out of it. */
export function Narrowed({ view: { words }, asked }: ListProps) {
  const chosen: { label: string; without: Partial<ListAsked> }[] = []
  const add = (name: WordKey, value: string, without: Partial<ListAsked>) =>
    chosen.push({ label: words('many.filter.is', { name: words(name), value }), without })
  if (asked.group) {
    add('many.group', asked.group === noGroup ? words('many.filter.noGroup') : asked.group, { group: '' })
  }
  if (asked.label) add('many.label', asked.label, { label: '' })
  if (asked.zone) add('many.zone', asked.zone.replace('/', ', '), { zone: '' })
  if (asked.service) add('many.service', words(`many.service.${asked.service}`), { service: undefined })
  if (asked.isAutomatic) chosen.push({ label: words('many.automatic'), without: { isAutomatic: false } })
  if (chosen.length === 0) return null
  return (
    <ul class="chips narrowed" aria-label={words('many.filter.chosen')}>
      {chosen.map(({ label, without }) => (
        <li>
          <a href={listAddress(paths.contracts, asked, without)}>
            <span class="vh">{words('many.filter.remove')} </span>
            {label}
            <Icon name="close" />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** How the list is put in order and what it shows: pages of their own. */
export function ToolsMenu({ view: { words } }: { view: View }) {
  const tools: { icon: IconName; href: string; label: string }[] = [
    { icon: 'tag', href: paths.contractMarks, label: words('many.marks.title') },
    { icon: 'spreadsheet', href: paths.contractNames, label: words('many.names.title') },
    { icon: 'settings', href: paths.contractTable, label: words('many.table.title') },
  ]
  return (
    <>
      <button class="button quiet small" type="button" popovertarget="organizar">
        <Icon name="settings" />
        {words('many.tools')}
      </button>
      <div class="menu" id="organizar" popover="auto">
        {tools.map(({ icon, href, label }) => (
          <a href={href}>
            <Icon name={icon} />
            {label}
          </a>
        ))}
      </div>
    </>
  )
}
