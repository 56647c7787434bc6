# usage: Rscript run_w2_desolve.R SHARED_OBJECT PARAMS.csv N REPS OUT.csv|- METHOD   (shared object from: R CMD SHLIB w2_desolve.c)
suppressMessages(library(deSolve))
a <- commandArgs(TRUE); dyn.load(a[1]); n <- as.integer(a[3]); reps <- as.integer(a[4]); method <- a[6]
P <- as.matrix(head(read.csv(a[2]), n))[, 2:7, drop = FALSE]
y0 <- rep(0, 8); names(y0) <- paste0("y", 1:8)
dz <- data.frame(var = "y1", time = seq(0, 350, 14), value = 0.64*c(600, rep(300, 25)), method = "add")
tz <- data.frame(var = "y7", time = seq(0, 363.5, 0.5), value = 5, method = "add")
e <- rbind(dz, tz); e <- e[order(e$time), ]
times <- sort(unique(c(0:364, e$time)))
one <- function(i) { o <- ode(y0, times, func = "derivs", parms = P[i, ], dllname = sub("\\.so$", "", basename(a[1])), initfunc = "initmod", nout = 2, outnames = c("Cd", "Ct"), events = list(data = e), method = method, rtol = 1e-6, atol = 1e-8, maxsteps = 1e6)
  o[o[, 1] %% 1 == 0, c("time", "Cd", "Ct")] }
tm <- numeric(reps)
for (r in seq_len(reps)) tm[r] <- system.time(x <- lapply(seq_len(n), one))[["elapsed"]]
cat(sprintf("deSolve %s %s w2 n=%d median %.3f s (min %.3f max %.3f) = %.1f patients/s\n", packageVersion("deSolve"), method, n, median(tm), min(tm), max(tm), n/median(tm)))
if (a[5] != "-") { z <- do.call(rbind, lapply(seq_len(min(n, 20)), function(i) cbind(i, x[[i]]))); colnames(z) <- c("ID","t","Cd","Ct"); write.csv(z, a[5], row.names = FALSE, quote = FALSE) }
