{{ top10_forecast_cases(ref('fct_top10_global_weeks')) }}
