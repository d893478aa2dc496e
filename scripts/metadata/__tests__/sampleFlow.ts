import { described } from './described.ts';

/** A flow that opens a case some minutes after a session began. */
export const FLOW = [
    described('flows/Net.flow-meta.xml', 'Flow', [
        '<assignments>',
        '<name>Take</name><label>Take</label><locationX>0</locationX><locationY>0</locationY>',
        '<assignmentItems><assignToReference>Found</assignToReference><operator>Assign</operator>',
        '<value><elementReference>Find.Subject</elementReference></value></assignmentItems>',
        '</assignments>',
        '<formulas><name>Words</name><dataType>String</dataType>',
        '<expression>{!$Record.Status} &amp; {!Found} &amp; {!$User.Id}</expression></formulas>',
        '<label>Net</label>',
        '<processType>AutoLaunchedFlow</processType>',
        '<recordLookups>',
        '<name>Find</name><label>Find</label><locationX>0</locationX><locationY>0</locationY>',
        '<connector><targetReference>Take</targetReference></connector>',
        '<filters><field>Origin</field><operator>EqualTo</operator>',
        '<value><elementReference>Words</elementReference></value></filters>',
        '<object>Case</object>',
        '<queriedFields>Subject</queriedFields>',
        '<storeOutputAutomatically>true</storeOutputAutomatically>',
        '</recordLookups>',
        '<start>',
        '<locationX>0</locationX><locationY>0</locationY>',
        '<object>MessagingSession</object>',
        '<recordTriggerType>CreateAndUpdate</recordTriggerType>',
        '<scheduledPaths><name>Later</name><connector><targetReference>Find</targetReference></connector>',
        '<label>Later</label><offsetNumber>15</offsetNumber><offsetUnit>Minutes</offsetUnit>',
        '<recordField>AcceptTime</recordField><timeSource>RecordField</timeSource></scheduledPaths>',
        '<triggerType>RecordAfterSave</triggerType>',
        '</start>',
        '<status>Draft</status>',
        '<variables><name>Found</name><dataType>String</dataType></variables>'
    ])
];
