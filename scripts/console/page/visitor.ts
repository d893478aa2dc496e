import '@lwc/synthetic-shadow';

import { createElement } from 'lwc';
import Page from 'visitor/page';

document.body.append(createElement('visitor-page', { is: Page }));
