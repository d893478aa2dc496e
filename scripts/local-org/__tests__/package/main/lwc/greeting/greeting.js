import { LightningElement } from 'lwc';

export default class Greeting extends LightningElement {}
