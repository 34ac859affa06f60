#pragma once

#include "peil/analysis/plan/plan.h"
#include "peil/model/dataset.h"
#include "peil/model/table.h"
#include "peil/weighting/weighted.h"

namespace peil::analysis {

/// A wave of a study as a plan of analyses reads any data: columns, and the design that says how
/// its rows came about and how they are weighted. From there on there is one way to a figure.
///
/// Columns   Every item under its own name: marks, scales and amounts as numbers; choices as the
///           names of the choices; one choice of several ("channels/desk") as 0 or 1. Whoever gave
///           no answer, for whatever reason, is blank. Then customer_group, reporting_group,
///           language and the design variables of the sample, and what only the design uses, under
///           names with a blank in them ("sample stratum", "margin region").
/// Design    Strata, PSUs and base weights of the draw, the population of its strata where the
///           wave's plan asks for the correction, and the wave's own weighting steps: the figures
///           are those of the study's tables.
struct WaveData {
  Table table;
  DesignPlan design;
};

/// `data` is the name that the plan gives the wave.
/// Contract  `weighted` is of this dataset and converged.
WaveData wave_data(const Dataset& dataset, const weighting::Weighted& weighted,
                   const std::string& data);

}  // namespace peil::analysis
