import { formatBytes } from '../../lib/numbers.ts'
import { mostFileBytes, mostFiles } from '../upload-rules.ts'

/** Files can be dropped on their place or pasted anywhere on the page; what is chosen is said, and what cannot go too. */
export function attachFiles(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-attach]')) {
    const inputs = [...place.querySelectorAll<HTMLInputElement>('input[type=file]')]
    const main = inputs.find(({ multiple }) => multiple) ?? inputs.at(-1)
    if (main) attach(place, inputs, main)
  }
}

function attach(place: HTMLElement, inputs: HTMLInputElement[], main: HTMLInputElement) {
  const said = document.createElement('ul')
  said.className = 'files chosen'
  said.setAttribute('role', 'status')
  place.append(said)
  const say = () => {
    const files = inputs.flatMap((input) => [...(input.files ?? [])])
    const waiting = place.querySelectorAll('.waiting-files input:not(:checked)').length
    said.replaceChildren(...files.map((file, index) => lineOf(place.dataset, file, index + waiting >= mostFiles)))
  }
  const add = (files: FileList | undefined) => {
    if (!files || files.length === 0) return false
    const all = new DataTransfer()
    for (const file of [...(main.multiple ? (main.files ?? []) : []), ...files]) all.items.add(file)
    main.files = all.files
    say()
    return true
  }
  place.addEventListener('change', say)
  place.addEventListener('dragover', (event) => {
    event.preventDefault()
    place.classList.add('over')
  })
  for (const end of ['dragleave', 'drop']) place.addEventListener(end, () => place.classList.remove('over'))
  place.addEventListener('drop', (event) => {
    event.preventDefault()
    add(event.dataTransfer?.files)
  })
  document.addEventListener('paste', (event) => {
    if (add(event.clipboardData?.files)) event.preventDefault()
  })
  say()
}

function lineOf({ attach = '', large = '', many = '' }: DOMStringMap, { name, size }: File, isTooMany: boolean) {
  const line = document.createElement('li')
  const trouble = size > mostFileBytes ? large : isTooMany ? many : undefined
  line.textContent = (trouble ?? attach)
    .replace('#', name)
    .replace('~', formatBytes(size, document.documentElement.lang))
  if (trouble) line.className = 'trouble'
  return line
}
