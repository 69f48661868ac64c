/** Texts of documents and photos on cards. */
import type { Message } from './translate'

export const documentMessages = {
  title: { zh: '材料', en: 'Documents' },
  add: { zh: '添加材料', en: 'Add files' },
  none: { zh: '还没有材料。点“添加材料”，或把文件拖到窗口里。', en: 'No documents yet. Add files, or drop them onto the window.' },
  toAdd: { zh: '要添加 {count} 个文件', en: '{count} files to add' },
  role: { zh: '用途', en: 'What it is for' },
  confirm: { zh: '添加', en: 'Add' },
  cancel: { zh: '取消', en: 'Cancel' },
  added: { zh: '已添加 {count} 份材料', en: '{count} documents added' },
  alreadyThere: { zh: '这些文件已经在这里了', en: 'These files are here already' },
  open: { zh: '打开', en: 'Open' },
  save: { zh: '另存为…', en: 'Save as…' },
  saved: { zh: '已保存：{file}', en: 'Saved: {file}' },
  cannotOpen: { zh: '本机没有能打开“{name}”的程序，可以另存后再打开。', en: 'No program on this computer opens “{name}”. Save it first.' },
  remove: { zh: '移除', en: 'Remove' },
  removed: { zh: '已移除“{name}”', en: '“{name}” removed' },
  roleChanged: { zh: '已改为“{role}”', en: 'Changed to “{role}”' },
  more: { zh: '更多操作：{name}', en: 'More for {name}' },
  takenAt: { zh: '拍摄于 {time}', en: 'taken {time}' },
  noTime: { zh: '照片没有拍摄时间', en: 'no time in the photo' },
  showPlace: { zh: '在图上看拍摄地点', en: 'Show on the map where it was taken' },
  noPlace: { zh: '照片没有定位', en: 'no place in the photo' },
  dropHere: { zh: '作为材料', en: 'Add as documents' },
  dropHint: { zh: '留存到右侧打开的任务或要素', en: 'Kept with the task or feature open on the right' },
  megabytes: { zh: '{value} MB', en: '{value} MB' },
} as const satisfies Record<string, Message>
