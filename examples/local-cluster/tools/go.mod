module autoft.io/examples/local-cluster/tools

go 1.24.0
