package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"calibrate/ladder/store"
)

func (a *app) takeOutCommand() *cobra.Command {
	var because string
	command := &cobra.Command{
		Use:   "take-out NUMBER",
		Short: "Take out a file that was imported by mistake",
		Long: `Take out an imported file by its number in 'calibrate history': nothing of it counts
from then on, and what other files gave for the same ratings counts again. The
history keeps it, with the reason. Imported again, the file is back.`,
		Example: `  calibrate history take-out 7 --because "a draft"`,
		Args:    usageArgs(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			number, err := strconv.Atoi(strings.TrimPrefix(args[0], "#"))
			if err != nil {
				return usageError{fmt.Errorf("%q is no number of a file; 'calibrate history' lists them", args[0])}
			}
			if strings.TrimSpace(because) == "" {
				return usageError{fmt.Errorf("write why, for the history: --because \"a draft\"")}
			}
			return a.takeOut(cmd.Context(), number, because)
		},
	}
	command.Flags().StringVar(&because, "because", "", "the `REASON`, which the history keeps")
	return command
}

func (a *app) takeOut(ctx context.Context, number int, because string) error {
	if err := a.storeThere(); err != nil {
		return err
	}
	st, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	inForce, err := st.Batches(ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(inForce, func(b store.StoredBatch) bool { return b.Number == number })
	if at < 0 {
		return fmt.Errorf("no file in force has the number %d; 'calibrate history' lists them", number)
	}
	if err := st.Retire(ctx, number, a.now(), because); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out, "%s is taken out: %s and %s no longer count. Imported again, it is back.\n",
		plain(inForce[at].File), plural(inForce[at].People, "roster line"), plural(inForce[at].Ratings, "rating cell"))
	return err
}
