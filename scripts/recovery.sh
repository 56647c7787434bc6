#!/usr/bin/env bash
# Known parameters recovered from simulated trials, and ranks of simulation-based calibration, on the disease model itself.
#
#   scripts/recovery.sh [REPETITIONS]      20 unless given; about ten seconds each on two quiet cores
set -eu
cd -P -- "$(dirname -- "$0")/.."
export CLEARANCE_RECOVERY=${1:-20} DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build tests/Clearance.Calibration.Tests -c Release -v quiet -p:RecoveryStudy=true
dotnet test tests/Clearance.Calibration.Tests/bin/Release/net10.0/Clearance.Calibration.Tests.dll \
    --filter FullyQualifiedName~RecoveryStudy --logger "console;verbosity=detailed"
