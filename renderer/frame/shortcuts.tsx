/** The overview of keys, opened by the question mark and from the search box. */
import { Modal } from 'antd'
import { shortcutMessages } from '../../shared/messages/shortcuts'
import type { Message } from '../../shared/messages/translate'
import { useT } from '../i18n'
import { showShortcuts, useShortcuts } from '../state/shortcuts'
import './shortcuts.css'

type Shortcut = { readonly keys: readonly string[]; readonly what: Message }

const groups: readonly { readonly title: Message; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    title: shortcutMessages.window,
    shortcuts: [
      { keys: ['Ctrl', 'K'], what: shortcutMessages.search },
      { keys: ['Ctrl', 'Z'], what: shortcutMessages.undo },
      { keys: ['Esc'], what: shortcutMessages.clear },
      { keys: ['Tab', 'Shift+Tab'], what: shortcutMessages.focus },
      { keys: ['?'], what: shortcutMessages.overview },
    ],
  },
  {
    title: shortcutMessages.map,
    shortcuts: [
      { keys: ['←', '→', '↑', '↓'], what: shortcutMessages.pan },
      { keys: ['+', '−'], what: shortcutMessages.zoom },
      { keys: ['Shift+←', 'Shift+→'], what: shortcutMessages.rotate },
      { keys: ['Enter'], what: shortcutMessages.pick },
      { keys: ['N', 'P'], what: shortcutMessages.next },
    ],
  },
  {
    title: shortcutMessages.lists,
    shortcuts: [
      { keys: ['↑', '↓'], what: shortcutMessages.rows },
      { keys: ['PageUp', 'PageDown'], what: shortcutMessages.page },
      { keys: ['Home', 'End'], what: shortcutMessages.ends },
      { keys: ['Enter'], what: shortcutMessages.choose },
    ],
  },
]

export function Shortcuts() {
  const t = useT()
  const shown = useShortcuts((state) => state.shown)
  return (
    <Modal open={shown} title={t(shortcutMessages.title)} footer={null} width={460} onCancel={() => showShortcuts(false)} destroyOnHidden>
      {groups.map(({ title, shortcuts }) => (
        <section key={title.en} className="shortcuts">
          <h3>{t(title)}</h3>
          <dl>
            {shortcuts.map(({ keys, what }) => (
              <div key={what.en}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{t(what)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  )
}
