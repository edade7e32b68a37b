import type { View } from '../web/view.ts'

type KeysProps = { view: View; of: 'inbox' | 'case' | 'readings' }

const kbd = (chunks: unknown) => <kbd>{chunks as string[]}</kbd>

/** The letters that there are, and the switch: only where there is code to press with. */
export const Keys = ({ view: { words }, of }: KeysProps) => (
  <div class="stack-tight">
    <div class="keys-list small soft" id="atajos" hidden>
      <span>{words.rich(`desk.keys.${of}`, { kbd })}</span>
      <button class="button quiet small" type="button" popovertarget="todos-los-atajos" data-key="?">
        {words.rich('desk.keys.all', { kbd })}
      </button>
    </div>
    <div>
      <button
        class="button second small"
        type="button"
        hidden
        data-keys="atajos"
        data-when-on={words('desk.keys.off')}
        data-when-off={words('desk.keys.on')}
      >
        {words('desk.keys.off')}
      </button>
    </div>
    <dialog class="keys-dialog" id="todos-los-atajos" popover="auto" aria-labelledby="todos-los-atajos-titulo">
      <div class="stack">
        <h2 id="todos-los-atajos-titulo">{words('desk.keys.title')}</h2>
        {(['inbox', 'case', 'readings'] as const).map((one) => (
          <div class="stack-tight">
            <h3>{words(`desk.keys.${one}Title`)}</h3>
            <p>{words.rich(`desk.keys.${one}`, { kbd })}</p>
          </div>
        ))}
        <p class="soft">{words('desk.keys.text')}</p>
        <p>
          <button
            class="button second small"
            type="button"
            popovertarget="todos-los-atajos"
            popovertargetaction="hide"
            autofocus
          >
            {words('desk.keys.close')}
          </button>
        </p>
      </div>
    </dialog>
  </div>
)
