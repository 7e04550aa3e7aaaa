"""Go on with short annual series, and say how often such forecasts have been right.

A series of values, one a year, is cut at its breaks by the caller. What is left is forecast by the
method that came nearest on years that are closed, its interval widened by what it missed there; or
it is refused, with the reason in one sentence.
"""

from geo.forecasts.backtests import BackTest, Trial, back_test
from geo.forecasts.fits import Fit
from geo.forecasts.methods import METHODS, Method
from geo.forecasts.preparations import prepare
from geo.forecasts.projections import Forecast, project
from geo.forecasts.refusals import LEAST, ForecastError, Kind, reach

__all__ = [
    "LEAST",
    "METHODS",
    "BackTest",
    "Fit",
    "Forecast",
    "ForecastError",
    "Kind",
    "Method",
    "Trial",
    "back_test",
    "prepare",
    "project",
    "reach",
]
