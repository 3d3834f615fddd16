"""Insights: figures over every module, each of which opens its rows; the daily and monthly production report; what an
order cost. Reads any table, writes only its own.

A figure is defined once (`rules.FIGURES`, `queries`): the console, the owner's page, the wall, the sheets and the
stored reports ask the same functions. A stored report is never changed: what is corrected later shows beside it.
"""
