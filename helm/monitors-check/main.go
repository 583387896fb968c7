// Holds manifests, read from standard input, against the types of the Prometheus operator: a field that they do not have, or of another
// type, is an error, and so is an input without any of the kinds.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	monitoring "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	kubernetesjson "sigs.k8s.io/json"
	"sigs.k8s.io/yaml"
)

func main() {
	if err := check(os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func check(in io.Reader) error {
	manifests, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	unseen := map[string]any{
		"PodMonitor":     &monitoring.PodMonitor{},
		"ServiceMonitor": &monitoring.ServiceMonitor{},
		"PrometheusRule": &monitoring.PrometheusRule{},
	}
	for _, manifest := range bytes.Split(manifests, []byte("\n---\n")) {
		object, err := yaml.YAMLToJSON(manifest)
		if err != nil {
			return err
		}
		var head struct{ Kind string }
		if err := json.Unmarshal(object, &head); err != nil {
			return err
		}
		into, ok := unseen[head.Kind]
		if !ok {
			continue
		}
		// As the API server reads it: names are told apart by their case.
		unknown, err := kubernetesjson.UnmarshalStrict(object, into)
		if err := errors.Join(append(unknown, err)...); err != nil {
			return fmt.Errorf("%s: %w", head.Kind, err)
		}
		delete(unseen, head.Kind)
		fmt.Println(head.Kind, "is as the Prometheus operator has it")
	}
	if len(unseen) > 0 {
		return fmt.Errorf("%d of the three kinds are not there", len(unseen))
	}
	return nil
}
