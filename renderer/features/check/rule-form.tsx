/** One rule, changed as a form or as its whole text; saved only when the schema takes it. */
import { Alert, Button, Input, InputNumber, Segmented, Select } from 'antd'
import { ArrowLeft } from 'lucide-react'
import { useMemo, useState } from 'react'
import * as v from 'valibot'
import type { RuleEntry } from '../../../shared/domain/check'
import { type KindId, kinds } from '../../../shared/domain/kinds'
import { type Rule, type RuleFacts, ruleSchema } from '../../../shared/domain/rules/rule'
import { type CodeOf, vocabularies } from '../../../shared/domain/vocabularies'
import { checkMessages } from '../../../shared/messages/check'
import { ruleMessages as messages } from '../../../shared/messages/rules'
import { service } from '../../api/clients'
import { useT } from '../../i18n'
import { EditorField, EditorForm } from '../../ui/editor-form'
import { RuleBases } from './rule-bases'
import { useRuleChange } from './use-rule-change'

const SUBJECT_KINDS: readonly KindId[] = ['project', 'patch', 'outfall', 'enterprise', 'contaminatedPlot']
const SEVERITIES = [3, 2, 1] as const
/** Distance that a rule begins with when its relation becomes one of distance. */
const DEFAULT_METERS = 1000

/** A rule to begin with, under the first free id of the bureau's own. */
export function newRule(taken: readonly string[]): Rule {
  let number = 1
  while (taken.includes(`B${String(number).padStart(2, '0')}`)) number++
  return {
    id: `B${String(number).padStart(2, '0')}`,
    version: '1',
    enabled: true,
    title: { zh: messages.newTitle.zh, en: messages.newTitle.en },
    subjects: ['project'],
    constraint: { layer: 'reference' },
    relation: { type: 'overlap' },
    severity: 1,
    basis: [{ document: { zh: '—', en: '—' }, effectiveFrom: null, effectiveTo: null, verified: false }],
    verified: false,
  }
}

type Props = { readonly rule: Rule; readonly entry: RuleEntry | null; readonly onDone: () => void }

export function RuleForm({ rule, entry, onDone }: Props) {
  const t = useT()
  const change = useRuleChange()
  const [draft, setDraft] = useState(rule)
  const [source, setSource] = useState<string | null>(null)
  const problems = useProblems(draft, source)
  const save = async () => {
    if (await change(t(messages.saved, { rule: draft.id }), (language) => service.check.saveRule({ rule: draft, language }))) onDone()
  }
  const restore = async () => {
    const done = entry?.origin === 'own' ? messages.wasRemoved : messages.wasReset
    if (await change(t(done, { rule: rule.id }), () => service.check.resetRule({ id: rule.id }))) onDone()
  }
  const showAs = (view: 'form' | 'source') => setSource(view === 'form' ? null : JSON.stringify(draft, null, 2))
  return (
    <EditorForm
      head={
        <>
          <Button type="text" size="small" icon={<ArrowLeft size={14} />} aria-label={t(messages.back)} title={t(messages.back)} onClick={onDone} />
          <strong>{draft.id}</strong>
          <span className="quiet">{t(messages.version, { version: draft.version })}</span>
          <Segmented
            size="small"
            value={source === null ? 'form' : 'source'}
            onChange={showAs}
            options={[
              { value: 'form', label: t(messages.form) },
              { value: 'source', label: t(messages.source) },
            ]}
          />
        </>
      }
      foot={
        <>
          {problems.length > 0 && (
            <Alert
              type="error"
              title={
                <ul className="rule-problems">
                  {problems.map((problem) => (
                    <li key={problem}>{problem}</li>
                  ))}
                </ul>
              }
            />
          )}
          <div className="editor-form-buttons">
            {entry !== null && entry.origin !== 'shipped' && (
              <Button size="small" onClick={() => void restore()}>
                {t(entry.origin === 'own' ? messages.remove : messages.reset)}
              </Button>
            )}
            <Button size="small" type="primary" disabled={problems.length > 0 || draft === rule} onClick={() => void save()}>
              {t(messages.save)}
            </Button>
          </div>
        </>
      }
    >
      {source === null ? (
        <Fields draft={draft} isNew={entry === null} onChange={(part) => setDraft({ ...draft, ...part })} />
      ) : (
        <>
          <p className="quiet">{t(messages.sourceHint)}</p>
          <Input.TextArea
            className="editor-source"
            autoSize={{ minRows: 12, maxRows: 40 }}
            spellCheck={false}
            value={source}
            onChange={({ target }) => {
              setSource(target.value)
              const parsed = parseRule(target.value)
              if (parsed !== null) setDraft(parsed)
            }}
          />
        </>
      )}
    </EditorForm>
  )
}

function parseRule(text: string): Rule | null {
  try {
    const result = v.safeParse(ruleSchema, JSON.parse(text))
    return result.success ? result.output : null
  } catch {
    return null
  }
}

/** What the schema has against the draft, or against the text while that is being written. */
function useProblems(draft: Rule, source: string | null): readonly string[] {
  const t = useT()
  return useMemo(() => {
    let value: unknown = draft
    if (source !== null) {
      try {
        value = JSON.parse(source)
      } catch (error) {
        return [t(messages.notJson, { reason: error instanceof Error ? error.message : '' })]
      }
    }
    const result = v.safeParse(ruleSchema, value)
    if (result.success) return []
    return result.issues.map((issue) => t(messages.wrongField, { field: v.getDotPath(issue) ?? '—', problem: issue.message }))
  }, [draft, source, t])
}

function Fields({ draft, isNew, onChange }: { readonly draft: Rule; readonly isNew: boolean; readonly onChange: (part: Partial<Rule>) => void }) {
  const t = useT()
  const { relation, constraint, when } = draft
  const setFacts = (part: RuleFacts) => {
    const facts = Object.fromEntries(Object.entries({ ...when, ...part }).filter(([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0)))
    const { when: _dropped, ...others } = draft
    onChange(Object.keys(facts).length === 0 ? { ...others, when: undefined } : { when: facts })
  }
  return (
    <>
      {isNew && (
        <EditorField title={t(messages.id)}>
          <Input size="small" value={draft.id} onChange={({ target }) => onChange({ id: target.value })} />
        </EditorField>
      )}
      <EditorField title={t(messages.title)}>
        <Input.TextArea autoSize value={draft.title.zh} onChange={({ target }) => onChange({ title: { ...draft.title, zh: target.value } })} />
      </EditorField>
      <EditorField title={t(messages.titleEnglish)}>
        <Input.TextArea autoSize value={draft.title.en} onChange={({ target }) => onChange({ title: { ...draft.title, en: target.value } })} />
      </EditorField>
      <EditorField title={t(messages.severity)}>
        <Segmented
          size="small"
          value={draft.severity}
          onChange={(severity) => onChange({ severity })}
          options={SEVERITIES.map((value) => ({ value, label: `${value} ${t(checkMessages[`severity_${value}`])}` }))}
        />
      </EditorField>
      <EditorField title={t(messages.subjects)}>
        <Select
          size="small"
          mode="multiple"
          value={[...draft.subjects]}
          onChange={(subjects) => onChange({ subjects })}
          options={SUBJECT_KINDS.map((kind) => ({ value: kind, label: t(kinds[kind].title) }))}
        />
      </EditorField>
      <EditorField title={t(messages.layer)}>
        <Select
          size="small"
          showSearch
          optionFilterProp="label"
          value={constraint.layer}
          onChange={(layer) => onChange({ constraint: { layer } })}
          options={Object.values(kinds).map(({ id, title }) => ({ value: id as KindId, label: t(title) }))}
        />
      </EditorField>
      {constraint.where !== undefined && (
        <EditorField title={t(messages.where)}>
          <span className="quiet">
            {Object.entries(constraint.where)
              .map(([column, values]) => `${column} = ${values.join(' | ')}`)
              .join('；')}
          </span>
        </EditorField>
      )}
      <EditorField title={t(messages.relation)}>
        <Select
          size="small"
          value={relation.type}
          onChange={(type) => onChange({ relation: type === 'distance' ? { type, meters: DEFAULT_METERS } : { type } })}
          options={(['overlap', 'within', 'distance'] as const).map((type) => ({ value: type, label: t(messages[type]) }))}
        />
      </EditorField>
      {relation.type === 'distance' && (
        <EditorField title={t(messages.meters)}>
          <InputNumber size="small" min={0} suffix="m" value={relation.meters} onChange={(meters) => onChange({ relation: { type: 'distance', meters: meters ?? 0 } })} />
        </EditorField>
      )}
      <EditorField title={t(messages.activity)}>
        <Select
          size="small"
          mode="multiple"
          placeholder={t(messages.any)}
          value={[...(when?.activity ?? [])]}
          onChange={(activity: CodeOf<'activity'>[]) => setFacts({ activity })}
          options={Object.entries(vocabularies.activity).map(([value, title]) => ({ value: value as CodeOf<'activity'>, label: t(title) }))}
        />
      </EditorField>
      <EditorField title={t(messages.status)}>
        <Select
          size="small"
          mode="multiple"
          placeholder={t(messages.any)}
          value={[...(when?.status ?? [])]}
          onChange={(status: CodeOf<'projectStatus'>[]) => setFacts({ status })}
          options={Object.entries(vocabularies.projectStatus).map(([value, title]) => ({ value: value as CodeOf<'projectStatus'>, label: t(title) }))}
        />
      </EditorField>
      <EditorField title={t(messages.remark)}>
        <Input.TextArea
          autoSize
          value={draft.remark?.zh ?? ''}
          onChange={({ target: { value } }) => onChange({ remark: value === '' ? undefined : { zh: value, en: draft.remark?.en ?? value } })}
        />
      </EditorField>
      <RuleBases bases={draft.basis} onChange={(basis) => onChange({ basis: [...basis], verified: basis.every(({ verified }) => verified) })} />
    </>
  )
}
