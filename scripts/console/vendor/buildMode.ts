/** Which engine the pages run on: the development engine warns, the production engine is what an org has. */
export type BuildMode = 'development' | 'production';

/** One step of a build, in words for the terminal. */
export interface BuildStep {
    step: string;
    /** Milliseconds the step took; absent while it runs. */
    took?: number;
}

export type OnProgress = (step: BuildStep) => void;
