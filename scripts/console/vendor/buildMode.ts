/** Which engine the pages run on: the development engine warns, the production engine is what an org has. */
export type BuildMode = 'development' | 'production';

/** Whether the product runs in Salesforce's Lightning Web Security sandbox, as in an org, or on the page itself. */
export type Sandbox = 'lws' | 'none';

/** One step of a build, in words for the terminal. */
export interface BuildStep {
    step: string;
    /** Milliseconds the step took; absent while it runs. */
    took?: number;
}

export type OnProgress = (step: BuildStep) => void;
