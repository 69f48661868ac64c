/** One rule, changed as a form or as its whole text; saved only when the schema takes it. */
import { Alert, Button, Input, InputNumber, Segmented, Select } from 'antd'
import { ArrowLeft } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { RuleEntry } from '../../../shared/domain/check'
import type { Field } from '../../../shared/domain/field'
import { type KindId, kinds } from '../../../shared/domain/kinds'
import { fieldsOf, type Rule, type RuleFacts } from '../../../shared/domain/rules/rule'
import { parseRule, parseRuleText } from '../../../shared/domain/rules/rule-problem'
import { type CodeOf, vocabularies } from '../../../shared/domain/vocabularies'
import { checkMessages } from '../../../shared/messages/check'
import { ruleMessages as messages } from '../../../shared/messages/rules'
import { service } from '../../api/clients'
import { useLanguage, useT } from '../../i18n'
import { EditorField, EditorForm } from '../../ui/editor-form'
import { RuleBases } from './rule-bases'
import { RuleColumns } from './rule-columns'
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
  const problem = useProblem(draft, source)
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
          {problem !== null && <Alert type="error" title={problem} />}
          <div className="editor-form-buttons">
            {entry !== null && entry.origin !== 'shipped' && (
              <Button size="small" onClick={() => void restore()}>
                {t(entry.origin === 'own' ? messages.remove : messages.reset)}
              </Button>
            )}
            <Button size="small" type="primary" disabled={problem !== null || draft === rule} onClick={() => void save()}>
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
              const parsed = readRule(target.value)
              if (parsed !== null) setDraft(parsed)
            }}
          />
        </>
      )}
    </EditorForm>
  )
}

function readRule(text: string): Rule | null {
  const parsed = parseRuleText(text, 'zh')
  return parsed.ok ? parsed.content : null
}

/** What stands against the draft, or against the text while that is being written: the first fault, with its place. */
function useProblem(draft: Rule, source: string | null): string | null {
  const t = useT()
  const language = useLanguage()
  return useMemo(() => {
    const parsed = source === null ? parseRule(draft, language) : parseRuleText(source, language)
    if (parsed.ok) return null
    const { field, problem } = parsed.problem
    return field === '–' ? problem : t(messages.wrongField, { field: field === '' ? '—' : field, problem })
  }, [draft, source, language, t])
}

/** Columns of the subjects' layers, each once; activity and status have fields of their own. */
function factFields(subjects: readonly KindId[]): readonly Field[] {
  const fields = new Map(subjects.flatMap((kind) => fieldsOf(kind)).map((field) => [field.name, field]))
  return [...fields.values()].filter(({ name }) => name !== 'activity' && name !== 'status')
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
      <RuleColumns title={t(messages.where)} fields={fieldsOf(constraint.layer)} values={constraint.where} onChange={(where) => onChange({ constraint: { layer: constraint.layer, ...(where === undefined ? {} : { where }) } })} />
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
      <RuleColumns title={t(messages.facts)} fields={factFields(draft.subjects)} values={when?.columns} onChange={(columns) => setFacts({ columns })} />
      {(draft.severityCases ?? []).length > 0 && <p className="quiet">{t(messages.cases, { count: draft.severityCases?.length ?? 0 })}</p>}
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
