"""A small English brief in sentences that the trained model knows, but for the last one."""

BRIEF = """\
schema: polybrief/1
id: bridges
language: en
languages: [es, pt]
title: The association prepared the strategy.
as_of: "2026"
revised: 2026-11-22
sources:
  paper:
    language: en
    sha256: "0000000000000000000000000000000000000000000000000000000000000000"
    rights: {status: CC0-1.0}
names:
  dorlira: {text: Julia Dorlira}
  falnada: {text: Hugo Falnada}
  corcaraca: {text: Corcaraca}
  quxwort: {text: Quxwort}
values:
  grant: {money: 960900000, currency: EUR}
  repair: {money: 398000000, currency: GBP}
  year: {date: "2029"}
  deadline: {date: "2026-05-04"}
  meeting: {date: "1997-10-19"}
  count: {number: 77345}
sections:
  key_points:
    - {id: K1, kind: editorial, text: "The city council received {grant} from the association."}
    - {id: K2, kind: editorial, text: "Julia Dorlira has not yet postponed the elections."}
    - id: K3
      kind: editorial
      text: "The Ministry of Defence will provide {repair} for the repair of the bridge in {year}."
    - {id: K4, kind: editorial, text: "Hugo Falnada must approve the defence treaty before {deadline}."}
    - {id: K5, kind: editorial, text: "On {meeting}, the mission met with Samuel Marvedo in Corcaraca."}
    - {id: K6, kind: editorial, text: "The association counted {count} umbrellas in Quxwort."}
"""
