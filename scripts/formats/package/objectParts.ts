/** Parts of an object's file that are components of their own: element, type, folder and suffix in source format. */
export const OBJECT_PARTS: readonly { element: string; type: string; folder: string; suffix: string }[] = [
    { element: 'fields', type: 'CustomField', folder: 'fields', suffix: 'field' },
    { element: 'validationRules', type: 'ValidationRule', folder: 'validationRules', suffix: 'validationRule' },
    { element: 'listViews', type: 'ListView', folder: 'listViews', suffix: 'listView' },
    { element: 'recordTypes', type: 'RecordType', folder: 'recordTypes', suffix: 'recordType' },
    { element: 'compactLayouts', type: 'CompactLayout', folder: 'compactLayouts', suffix: 'compactLayout' },
    { element: 'fieldSets', type: 'FieldSet', folder: 'fieldSets', suffix: 'fieldSet' },
    { element: 'webLinks', type: 'WebLink', folder: 'webLinks', suffix: 'webLink' },
    { element: 'businessProcesses', type: 'BusinessProcess', folder: 'businessProcesses', suffix: 'businessProcess' },
    { element: 'sharingReasons', type: 'SharingReason', folder: 'sharingReasons', suffix: 'sharingReason' },
    { element: 'indexes', type: 'Index', folder: 'indexes', suffix: 'index' }
];
