"""Wages: dated rates, what each report earns and why, periods and disputes."""
