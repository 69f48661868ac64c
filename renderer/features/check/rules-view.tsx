/** The rules of the conflict check: which count, which the bureau changed or added, and the way to change them. */
import { App, Button, Input, Switch, Tag } from 'antd'
import { Download, Plus, Upload } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { RuleEntry } from '../../../shared/domain/check'
import { kinds } from '../../../shared/domain/kinds'
import type { Rule } from '../../../shared/domain/rules/rule'
import { checkMessages } from '../../../shared/messages/check'
import { ruleMessages as messages } from '../../../shared/messages/rules'
import { service, system } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useRuleSet } from '../../api/queries/check'
import { useLanguage, useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { newRule, RuleForm } from './rule-form'
import { useRuleChange } from './use-rule-change'

const ICON_SIZE = 14

export function RulesView() {
  return <QueryView query={useRuleSet()}>{(entries) => <Rules entries={entries} />}</QueryView>
}

function Rules({ entries }: { readonly entries: readonly RuleEntry[] }) {
  const t = useT()
  const [text, setText] = useState('')
  const [edited, setEdited] = useState<Rule | null>(null)
  const rows = useMemo(() => entries.filter(({ rule }) => matches(rule, text, t)), [entries, text, t])
  if (edited !== null) {
    return <RuleForm rule={edited} entry={entries.find(({ rule }) => rule.id === edited.id) ?? null} onDone={() => setEdited(null)} />
  }
  const changed = entries.filter(({ origin }) => origin !== 'shipped').length
  return (
    <>
      <div className="list-filters">
        <div className="filter-line">
          <Input size="small" allowClear placeholder={t(messages.search)} aria-label={t(messages.search)} value={text} onChange={({ target }) => setText(target.value)} />
          <RuleFileButtons />
          <Button size="small" icon={<Plus size={ICON_SIZE} />} aria-label={t(messages.add)} title={t(messages.add)} onClick={() => setEdited(newRule(entries.map(({ rule }) => rule.id)))} />
        </div>
      </div>
      <div className="list-head">
        <span>{t(messages.count, { shown: rows.length, total: entries.length, changed })}</span>
      </div>
      <ul className="rule-list">
        {rows.map((entry) => (
          <li key={entry.rule.id}>
            <RuleRow entry={entry} onEdit={() => setEdited(entry.rule)} />
          </li>
        ))}
      </ul>
    </>
  )
}

function matches(rule: Rule, text: string, t: ReturnType<typeof useT>): boolean {
  const words = [rule.id, t(rule.title), t(kinds[rule.constraint.layer].title), ...rule.basis.map(({ document, article }) => `${t(document)}${article ?? ''}`)]
  return text.trim() === '' || words.join(' ').toLowerCase().includes(text.trim().toLowerCase())
}

function RuleRow({ entry: { rule, origin }, onEdit }: { readonly entry: RuleEntry; readonly onEdit: () => void }) {
  const t = useT()
  const change = useRuleChange()
  const setEnabled = (enabled: boolean) =>
    void change(t(enabled ? messages.switchedOn : messages.switchedOff, { rule: rule.id }), (language) => service.check.saveRule({ id: rule.id, enabled, language }))
  return (
    <div className={`rule-row severity-${rule.severity}${rule.enabled ? '' : ' rule-off'}`}>
      <span className="finding-severity" title={t(checkMessages[`severity_${rule.severity}`])}>
        {rule.severity}
      </span>
      <button type="button" className="plain-button rule-main" onClick={onEdit} title={t(messages.edit)}>
        <span className="rule-title">
          <span className="quiet">{rule.id}</span> {t(rule.title)}
        </span>
        <span className="rule-marks">
          <span className="quiet">{t(kinds[rule.constraint.layer].title)}</span>
          {origin !== 'shipped' && <Tag color="processing">{t(origin === 'own' ? messages.own : messages.changed)}</Tag>}
          {!rule.verified && <Tag>{t(messages.unverified)}</Tag>}
        </span>
      </button>
      <Switch size="small" checked={rule.enabled} aria-label={t(messages.enabled)} onChange={setEnabled} />
    </div>
  )
}

/** Take over rules from a file, write them to one. */
function RuleFileButtons() {
  const t = useT()
  const language = useLanguage()
  const { message } = App.useApp()
  const change = useRuleChange()
  const load = async () => {
    const path = await system.chooseSourceFile()
    if (path !== null) await change(t(messages.imported), (chosen) => service.check.importRules({ path, language: chosen }))
  }
  const save = async () => {
    const path = await system.chooseExportFile({ suggestedName: `${t(messages.fileName)}.json`, extension: 'json' })
    if (path === null) return
    try {
      const { rules } = await service.check.exportRules({ path })
      void message.success(t(messages.exported, { count: rules }))
    } catch (error) {
      void message.error(describeFailure(error, language))
    }
  }
  return (
    <>
      <Button size="small" icon={<Upload size={ICON_SIZE} />} aria-label={t(messages.import)} title={t(messages.import)} onClick={() => void load()} />
      <Button size="small" icon={<Download size={ICON_SIZE} />} aria-label={t(messages.export)} title={t(messages.export)} onClick={() => void save()} />
    </>
  )
}
