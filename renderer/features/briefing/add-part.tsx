/** Adds a part to a list: a blank one, a picture from a file, or one of any template. */
import { App, Button, Select, Space } from 'antd'
import { ImagePlus } from 'lucide-react'
import { useMemo } from 'react'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import { describeFailure } from '../../api/problem'
import { useTemplateFiles, useTemplates } from '../../api/queries/briefing'
import { useLanguage, useT } from '../../i18n'
import { blankParts, type LibraryPart, libraryOf } from './part-library'
import { choosePicture } from './choose-picture'
import type { TemplateJson } from './template-parts'

export function AddPart({ onAdd }: { readonly onAdd: (part: LibraryPart) => void }) {
  const t = useT()
  const language = useLanguage()
  const { message } = App.useApp()
  const ids = useTemplates().data?.map(({ id }) => id) ?? []
  const files = useTemplateFiles(ids)
  const groups = useMemo(() => [blankParts(language), ...libraryOf(files as unknown as readonly TemplateJson[], language)].filter(({ parts }) => parts.length > 0), [files, language])
  const addPicture = async () => {
    try {
      const address = await choosePicture()
      if (address !== null) onAdd({ label: '', part: { part: 'picture', data: address, height: 60, caption: { zh: '', en: '' } }, figures: {} })
    } catch (error) {
      void message.error(describeFailure(error, language))
    }
  }
  return (
    <Space.Compact block className="add-part">
      <Select<string>
        size="small"
        className="add-part"
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        placeholder={t(messages.addPart)}
        aria-label={t(messages.addPart)}
        popupMatchSelectWidth={320}
        options={groups.map(({ title, parts }, group) => ({ label: title, options: parts.map(({ label }, index) => ({ label, value: `${group} ${index}` })) }))}
        onChange={(value) => {
          const [group = 0, index = 0] = value.split(' ').map(Number)
          const part = groups[group]?.parts[index]
          if (part !== undefined) onAdd(part)
        }}
      />
      <Button size="small" icon={<ImagePlus size={13} />} aria-label={t(messages.choosePicture)} title={t(messages.choosePicture)} onClick={() => void addPicture()} />
    </Space.Compact>
  )
}
