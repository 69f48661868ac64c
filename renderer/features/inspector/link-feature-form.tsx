/** Choose a feature for a task: by search here, or by selecting it anywhere in the window. */
import { Button, Select } from 'antd'
import { MousePointerClick } from 'lucide-react'
import { useState } from 'react'
import type { FeatureSummary } from '../../../shared/domain/feature'
import type { Task } from '../../../shared/domain/task'
import { taskMessages } from '../../../shared/messages/tasks'
import { useSearch } from '../../api/queries/features'
import { useT } from '../../i18n'
import { layerTitle } from '../../../shared/map/catalogue'
import { useLinkMode } from '../../state/link-mode'
import { useDebounced } from '../../ui/use-debounced'
import { type LinkRole, RoleSelect } from './role-select'
import { useLinking } from './use-linking'

const SEARCH_REST_MILLISECONDS = 160
const HITS_SHOWN = 30

const keyOf = ({ kind, id }: FeatureSummary) => `${kind} ${id}`

export function LinkFeatureForm({ task, onDone }: { readonly task: Task; readonly onDone: () => void }) {
  const t = useT()
  const { task: waiting, start, end } = useLinkMode()
  const { link, busy } = useLinking()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<FeatureSummary | null>(null)
  const [role, setRole] = useState<LinkRole>('subject')
  const hits = useSearch(useDebounced(text, SEARCH_REST_MILLISECONDS), HITS_SHOWN)
  const linked = new Set(task.links.map(({ feature }) => keyOf(feature)))
  const found = (hits.data ?? []).flatMap((hit) => (hit.type === 'feature' && !linked.has(keyOf(hit.feature)) ? [hit.feature] : []))

  const close = () => {
    end()
    onDone()
  }
  const confirm = async () => {
    if (chosen !== null && (await link({ taskId: task.id, taskName: task.title, feature: chosen }, role))) close()
  }
  if (waiting?.id === task.id) {
    return (
      <div className="link-form" role="status">
        <p>{t(taskMessages.picking)}</p>
        <div className="link-form-line">
          <Button size="small" onClick={close}>
            {t(taskMessages.cancel)}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className="link-form">
      <Select
        size="small"
        autoFocus
        showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
        loading={hits.isFetching}
        notFoundContent={null}
        placeholder={t(taskMessages.findFeature)}
        aria-label={t(taskMessages.findFeature)}
        value={chosen === null ? null : keyOf(chosen)}
        onChange={(key: string) => setChosen(found.find((feature) => keyOf(feature) === key) ?? null)}
        options={[...(chosen === null ? [] : [chosen]), ...found.filter((feature) => chosen === null || keyOf(feature) !== keyOf(chosen))].map((feature) => ({
          value: keyOf(feature),
          label: `${feature.name ?? feature.code ?? ''} · ${t(layerTitle(feature.kind))}${feature.district === null ? '' : ` · ${feature.district}`}`,
        }))}
      />
      <div className="link-form-line">
        <Button size="small" icon={<MousePointerClick size={13} />} onClick={() => start({ id: task.id, name: task.title })}>
          {t(taskMessages.pickOnMap)}
        </Button>
        <RoleSelect value={role} onChange={setRole} />
        <Button size="small" onClick={close}>
          {t(taskMessages.cancel)}
        </Button>
        <Button size="small" type="primary" disabled={chosen === null} loading={busy} onClick={() => void confirm()}>
          {t(taskMessages.confirmLink)}
        </Button>
      </div>
    </div>
  )
}
